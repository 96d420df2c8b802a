/** The key the embedded API takes unless told otherwise. */
export const demoKey = 'demo-key-not-a-secret';

/** What is said of many people: of reading them and of the plan. */
export const batch = {};

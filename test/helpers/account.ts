import type {AccountWords} from '../../source/guide/face.ts';

/** An account with a key from the environment. */
export const plainAccount: AccountWords = {
	profile: 'default',
	keySource: 'DCI_API_KEY',
	hidesSavedKey: false,
	baseUrl: undefined,
	isDemo: false,
	email: undefined,
	domain: undefined,
	customerContext: undefined,
};

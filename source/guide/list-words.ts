import type {ListName} from '../invite/fields.ts';

/** What is said of a list the service has. */
type ListWords = {
	loading: string;
	failed: string;
	/** Asks for an ID because the list could not be loaded. */
	typeId: string;
	/** What leaving it unset means, where the rows of the list are explained. */
	unset?: string;
};

/** What both faces say of the lists the service has. */
export const listWords: Readonly<Record<ListName, ListWords>> = {
	roles: {
		loading: 'Loading the roles...',
		failed: 'The roles could not be loaded.',
		typeId: 'The ID of the role',
		unset: 'No role is sent with the invitation.',
	},
	organizations: {
		loading: 'Loading the organizations...',
		failed: 'The organizations could not be loaded.',
		typeId: 'The ID of the organization',
	},
};

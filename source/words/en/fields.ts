/**
 * What is said of each field: `label` beside its value, `name` inside a sentence, `question`, `help` for `?`, `unset`
 * in place of a value, which for a list says who decides. A field with choices has `unsetRow`, the row that leaves it out. One whose list the service has
 * says what becomes of the list, and with `unsetMeans` what leaving it out does (empty where rows are not explained).
 */
export const fields = {
	email: {
		label: 'Email',
		name: 'email',
		question: 'Who do you want to invite?',
		help: 'Enter an email address, such as jane@acme.com. Jane Doe <jane@acme.com> also works, and fills in the names.',
		unset: 'skipped',
	},
	firstName: {
		label: 'First name',
		name: 'first name',
		question: 'First name',
		help: 'Enter the name as it should appear. It is optional; none leaves it out.',
		unset: 'skipped',
	},
	lastName: {
		label: 'Last name',
		name: 'last name',
		question: 'Last name',
		help: 'Enter the name as it should appear. It is optional; none leaves it out.',
		unset: 'skipped',
	},
	jobTitle: {
		label: 'Job title',
		name: 'job title',
		question: 'What do they do?',
		help: 'Choose a job title by its number or part of its name. It is optional.',
		unset: 'skipped',
		unsetRow: 'Skip',
	},
	role: {
		label: 'Role',
		name: 'role',
		question: 'Which role?',
		help: "A role decides what they may do. Choose by number, name, ID or part of the name. With Account default, DoiT gives the account's default role.",
		unset: 'account default',
		unsetRow: 'Account default',
		unsetMeans: "No role is sent. DoiT gives the account's default role.",
		loading: 'Loading the roles...',
		failed: 'The roles could not be loaded.',
		none: 'There are no roles to choose from.',
		typeId: 'Role ID',
	},
	organization: {
		label: 'Organization',
		name: 'organization',
		question: 'Which organization?',
		help: 'An organization decides where they belong. Choose by number, name, ID or part of the name. With Account default, DoiT decides.',
		unset: 'account default',
		unsetRow: 'Account default',
		unsetMeans: '',
		loading: 'Loading the organizations...',
		failed: 'The organizations could not be loaded.',
		none: 'There are no organizations to choose from.',
		typeId: 'Organization ID',
	},
};

/** A role as the published document has it, with the `description` that was seen. */
export type DemoRole = {
	id: string;
	name: string;
	description?: string;
	type: 'preset' | 'custom';
	customer?: string;
	permissions: string[];
};

/** An organization as the published document has it. */
export type DemoOrganization = {id: string; name: string};

/** A user as the published document has it, with the `inviteStatus` its prose mentions and what else was seen. */
export type DemoUser = {
	id: string;
	email: string;
	displayName?: string | undefined;
	firstName?: string | undefined;
	lastName?: string | undefined;
	jobTitle?: string | undefined;
	roleId?: string | undefined;
	organizationId?: string | undefined;
	phone?: string | undefined;
	phoneExtension?: string | undefined;
	language?: 'en' | 'ja' | undefined;
	/** In any letter case, not only active or invited, and not always there. */
	status?: string;
	inviteStatus?: 'Pending' | 'Expired' | 'Cancelled';
	/** ISO 8601. */
	lastLogin?: string;
	mfaEnrolled?: boolean;
};

/** Somebody DoiT works for: people, roles and organizations are theirs. */
export type DemoCustomer = {
	id: string;
	domain: string;
	/** As the console shows it. */
	name: string;
	roles: readonly DemoRole[];
	organizations: readonly DemoOrganization[];
	users: readonly DemoUser[];
};

const customer = 'demo-customer';

/** Whose the demo key is. */
export const demoIdentity = {email: 'admin@acme.com', domain: 'acme.com'};

const managing = ['usersManager', 'rolesManager'];
const reading = ['cloudAnalytics', 'anomaliesViewer', 'budgetsViewer', 'insightsViewer'];
const finance = ['billingProfiles', 'invoices', 'contractsViewer', 'budgetsManager'];
const building = ['assetsManager', 'sandboxUser', 'cloudConnect', 'attributionsManager'];

/** The role the account gives where an invite names none. */
export const defaultRoleId = 'preset/support-user';

/** The roles everybody has: of those below Admin only Power User includes identity and access management. */
const presetRoles: readonly DemoRole[] = [
	{
		id: 'preset/admin',
		name: 'Admin',
		type: 'preset',
		permissions: [...managing, 'settings', ...reading, ...finance, ...building],
	},
	{
		id: 'preset/power-user',
		name: 'Power User',
		description: 'Everything but billing, with identity and access management',
		type: 'preset',
		permissions: [...managing, ...reading, ...building],
	},
	{
		id: 'preset/standard-user',
		name: 'Standard User',
		type: 'preset',
		permissions: reading,
	},
	{
		id: 'preset/finance-user',
		name: 'Finance User',
		type: 'preset',
		permissions: [...finance, ...reading],
	},
	{
		id: 'preset/it-manager',
		name: 'IT Manager',
		type: 'preset',
		permissions: [...building, 'supportRequester'],
	},
	{
		id: defaultRoleId,
		name: 'Support User',
		description: 'Views and opens support requests',
		type: 'preset',
		permissions: ['supportRequester'],
	},
	{
		id: 'preset/partner-account-manager',
		name: 'Partner Account Manager',
		description: 'For partners who look after the account',
		type: 'preset',
		permissions: [...reading, 'contractsViewer', 'supportRequester'],
	},
];

/** Thirteen roles of both types. */
export const demoRoles: readonly DemoRole[] = [
	...presetRoles,
	{
		id: 'role-finops-analyst',
		name: 'FinOps Analyst',
		type: 'custom',
		customer,
		permissions: [...reading, 'attributionsManager', 'metricsManager'],
	},
	{
		id: 'role-finops-lead',
		name: 'FinOps Lead',
		description: 'Owns budgets and allocations',
		type: 'custom',
		customer,
		permissions: [...reading, ...finance, 'attributionsManager'],
	},
	{
		id: 'role-incident-responder',
		name: 'Incident Responder',
		type: 'custom',
		customer,
		permissions: ['anomaliesViewer', 'cloudIncidents', 'supportRequester'],
	},
	{
		id: 'role-quarterly-audit',
		name: 'External auditor with read access to invoices and contracts, quarterly review',
		type: 'custom',
		customer,
		permissions: ['invoices', 'contractsViewer'],
	},
	{
		id: 'role-keiri',
		name: '経理担当',
		description: '請求書と予算',
		type: 'custom',
		customer,
		permissions: finance,
	},
	{id: 'role-no-access', name: 'No Access Yet', type: 'custom', customer, permissions: []},
];

/** Four organizations. */
export const demoOrganizations: readonly DemoOrganization[] = [
	{id: 'org-root', name: 'Acme Corporation'},
	{id: 'org-europe', name: 'Acme Europe'},
	{id: 'org-platform', name: 'Platform Engineering'},
	{id: 'org-japan', name: '日本支社'},
];

/** People who are there already: active, invited in each state, and what else occurs. */
export const demoUsers: readonly DemoUser[] = [
	{
		id: 'user-admin',
		email: demoIdentity.email,
		firstName: 'Ada',
		lastName: 'Marsh',
		displayName: 'Ada Marsh',
		jobTitle: 'Management',
		roleId: 'preset/admin',
		organizationId: 'org-root',
		status: 'Active',
		lastLogin: '2026-11-20T08:15:00Z',
		mfaEnrolled: true,
	},
	{
		id: 'user-maria',
		email: 'maria.silva@acme.com',
		firstName: 'Maria',
		lastName: 'Silva',
		displayName: 'Maria Silva',
		jobTitle: 'Finance / Accounting',
		roleId: 'role-finops-analyst',
		organizationId: 'org-europe',
		status: 'active',
	},
	{
		id: 'user-kenji',
		email: 'kenji.tanaka@acme.com',
		firstName: '健二',
		lastName: '田中',
		displayName: '田中 健二',
		roleId: 'role-keiri',
		organizationId: 'org-japan',
		phone: '+81',
		phoneExtension: '312345678',
		language: 'ja',
		status: 'ACTIVE',
		lastLogin: '2026-10-02T23:40:11.250Z',
		mfaEnrolled: false,
	},
	{
		id: 'user-priya',
		email: 'priya.nair@acme.com',
		firstName: 'Priya',
		lastName: 'Nair',
		displayName: 'Priya Nair',
		jobTitle: 'Software / Ops Engineer',
		roleId: 'preset/standard-user',
		organizationId: 'org-platform',
		status: 'INVITED',
		inviteStatus: 'Pending',
	},
	{
		id: 'user-omar',
		email: 'omar.haddad@acme.com',
		firstName: 'Omar',
		lastName: 'Haddad',
		displayName: 'Omar Haddad',
		roleId: 'preset/power-user',
		organizationId: 'org-platform',
		status: 'invited',
		inviteStatus: 'Expired',
	},
	{
		id: 'user-lena',
		email: 'lena.fischer@acme.com',
		firstName: 'Lena',
		lastName: 'Fischer',
		displayName: 'Lena Fischer',
		jobTitle: 'Legal / Purchasing',
		roleId: defaultRoleId,
		organizationId: 'org-europe',
		status: 'Invited',
		inviteStatus: 'Cancelled',
	},
	{
		id: 'user-noor',
		email: 'noor.aziz@acme.com',
		roleId: defaultRoleId,
		organizationId: 'org-root',
		status: 'invited',
	},
	{
		id: 'user-tomas',
		email: 'tomas.novak@acme.com',
		firstName: 'Tomas',
		lastName: 'Novak',
		displayName: 'Tomas Novak',
		roleId: 'preset/it-manager',
		organizationId: 'org-europe',
		status: 'disabled',
		lastLogin: '2025-02-14T10:00:00Z',
	},
	{
		id: 'user-grace',
		email: 'grace.kim@acme.com',
		firstName: 'Grace',
		lastName: 'Kim',
		displayName: 'Grace Kim',
		roleId: 'preset/partner-account-manager',
		organizationId: 'org-root',
	},
];

/** Three customers; the first one is the ordinary account's. */
export const demoCustomers: readonly [DemoCustomer, ...DemoCustomer[]] = [
	{
		id: customer,
		domain: demoIdentity.domain,
		name: 'Acme',
		roles: demoRoles,
		organizations: demoOrganizations,
		users: demoUsers,
	},
	{
		id: 'birch-customer',
		domain: 'birch.example',
		name: 'Birch Foods',
		roles: presetRoles,
		organizations: [{id: 'org-birch', name: 'Birch Foods'}],
		users: [
			{
				id: 'user-rosa',
				email: 'rosa@birch.example',
				roleId: 'preset/admin',
				organizationId: 'org-birch',
				status: 'active',
			},
		],
	},
	{
		id: 'cedar-customer',
		domain: 'cedar.example',
		name: 'Cedar Games',
		roles: presetRoles,
		organizations: [],
		users: [],
	},
];

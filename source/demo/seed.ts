import type {Identity} from '../api/types.ts';

/** A role as the published document has it. */
export type DemoRole = {
	id: string;
	name: string;
	type: 'preset' | 'custom';
	customer?: string;
	permissions: string[];
};

/** An organization as the published document has it. */
export type DemoOrganization = {id: string; name: string};

/** A user as the published document has it, with the `inviteStatus` its prose mentions. */
export type DemoUser = {
	id: string;
	email: string;
	displayName?: string | undefined;
	firstName?: string | undefined;
	lastName?: string | undefined;
	jobTitle?: string | undefined;
	roleId?: string | undefined;
	organizationId?: string | undefined;
	status: 'active' | 'invited';
	inviteStatus?: 'Pending' | 'Expired' | 'Cancelled';
};

const customer = 'demo-customer';

/** Whose the demo key is. */
export const demoIdentity = {email: 'admin@acme.com', domain: 'acme.com'} satisfies Identity;

const reading = ['cloudAnalytics', 'anomaliesViewer', 'budgetsViewer', 'insightsViewer'];
const finance = ['billingProfiles', 'invoices', 'contractsViewer', 'budgetsManager'];
const building = ['assetsManager', 'sandboxUser', 'cloudConnect', 'attributionsManager'];

/** A dozen roles of both types. */
export const demoRoles: readonly DemoRole[] = [
	{
		id: 'role-admin',
		name: 'Admin',
		type: 'preset',
		permissions: ['usersManager', 'rolesManager', 'settings', ...reading, ...finance, ...building],
	},
	{
		id: 'role-power-user',
		name: 'Power User',
		type: 'preset',
		permissions: [...reading, ...building],
	},
	{id: 'role-standard-user', name: 'Standard User', type: 'preset', permissions: reading},
	{
		id: 'role-finance-user',
		name: 'Finance User',
		type: 'preset',
		permissions: [...finance, ...reading],
	},
	{
		id: 'role-it-manager',
		name: 'IT Manager',
		type: 'preset',
		permissions: ['usersManager', ...building],
	},
	{
		id: 'role-support-user',
		name: 'Support User',
		type: 'preset',
		permissions: ['supportRequester'],
	},
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
	{id: 'role-keiri', name: '経理担当', type: 'custom', customer, permissions: finance},
	{id: 'role-no-access', name: 'No Access Yet', type: 'custom', customer, permissions: []},
];

/** Four organizations. */
export const demoOrganizations: readonly DemoOrganization[] = [
	{id: 'org-root', name: 'Acme Corporation'},
	{id: 'org-europe', name: 'Acme Europe'},
	{id: 'org-platform', name: 'Platform Engineering'},
	{id: 'org-japan', name: '日本支社'},
];

/** People who are there already: active, and invited in each state. */
export const demoUsers: readonly DemoUser[] = [
	{
		id: 'user-admin',
		email: demoIdentity.email,
		firstName: 'Ada',
		lastName: 'Marsh',
		displayName: 'Ada Marsh',
		jobTitle: 'Management',
		roleId: 'role-admin',
		organizationId: 'org-root',
		status: 'active',
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
		status: 'active',
	},
	{
		id: 'user-priya',
		email: 'priya.nair@acme.com',
		firstName: 'Priya',
		lastName: 'Nair',
		displayName: 'Priya Nair',
		jobTitle: 'Software / Ops Engineer',
		roleId: 'role-standard-user',
		organizationId: 'org-platform',
		status: 'invited',
		inviteStatus: 'Pending',
	},
	{
		id: 'user-omar',
		email: 'omar.haddad@acme.com',
		firstName: 'Omar',
		lastName: 'Haddad',
		displayName: 'Omar Haddad',
		roleId: 'role-power-user',
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
		roleId: 'role-support-user',
		organizationId: 'org-europe',
		status: 'invited',
		inviteStatus: 'Cancelled',
	},
];

import {demoKey} from './demo-key.ts';
import {type DemoCustomer, demoCustomers, demoIdentity} from './seed.ts';

/** An account of the embedded API, chosen by its key. */
export type DemoAccount = {
	key: string;
	/** What kind of account it is, for help. */
	summary: string;
	/** What validate answers; a service account has no address. */
	identity: {domain: string; email?: string};
	/** Those the key works for; with more than one a request has to name one. */
	customers: readonly DemoCustomer[];
	/** Whether the customer may stand in the query `customerContext` too, as for older keys. */
	readsCustomerContext: boolean;
	/** What validate answers when no customer is named. */
	validateWithoutCustomer: 'problem' | 'forbidden';
	/** The status of an invite that was made: the document says 201, 200 was seen too. */
	inviteStatus: 200 | 201;
};

const [acme] = demoCustomers;

/** Every account; the first one is the ordinary one. None of the keys looks like a real one. */
export const demoAccounts: readonly [DemoAccount, ...DemoAccount[]] = [
	{
		key: demoKey,
		summary: 'an ordinary key, for one customer',
		identity: demoIdentity,
		customers: [acme],
		readsCustomerContext: false,
		validateWithoutCustomer: 'problem',
		inviteStatus: 201,
	},
	{
		key: 'demo-key-several-customers',
		summary: 'works for several customers: name one with -D',
		identity: {domain: 'partner.example', email: 'pat@partner.example'},
		customers: demoCustomers,
		readsCustomerContext: false,
		validateWithoutCustomer: 'problem',
		inviteStatus: 201,
	},
	{
		key: 'demo-key-doit-staff',
		summary: 'DoiT staff: validate is 403 without a customer',
		identity: {domain: 'doit.example', email: 'sam@doit.example'},
		customers: demoCustomers,
		readsCustomerContext: true,
		validateWithoutCustomer: 'forbidden',
		inviteStatus: 201,
	},
	{
		key: 'demo-key-service-account',
		summary: 'a service account: validate names no address',
		identity: {domain: acme.domain},
		customers: [acme],
		readsCustomerContext: false,
		validateWithoutCustomer: 'problem',
		inviteStatus: 200,
	},
];

/** The accounts for help, one a line, with the customers that have to be named. */
export function demoAccountHelp(accounts: readonly DemoAccount[]): string {
	const width = Math.max(...accounts.map(({key}) => key.length));
	return accounts
		.flatMap(({key, summary, customers}) => [
			`  ${key.padEnd(width)}  ${summary}`,
			...(customers.length > 1
				? [`  ${' '.repeat(width)}  -D ${customers.map(({id}) => id).join(', ')}`]
				: []),
		])
		.join('\n');
}

/** Which customer a request is for, or why there is none. */
export type CustomerChoice =
	| {result: 'found'; customer: DemoCustomer}
	| {result: 'required'}
	| {result: 'mismatch'};

/** Finds the customer a request names by ID, domain or name; the only one need not be named. */
export function customerFor(
	{customers, readsCustomerContext}: DemoAccount,
	named: {header: string | undefined; query: string | undefined},
): CustomerChoice {
	const name = named.header || (readsCustomerContext ? named.query : undefined);
	const [only, ...others] = customers;
	if (!name) return only && others.length === 0 ? found(only) : {result: 'required'};
	const customer = customers.find(
		({id, domain, name: title}) =>
			id === name || [domain, title.toLowerCase()].includes(name.toLowerCase()),
	);
	return customer ? found(customer) : {result: 'mismatch'};
}

function found(customer: DemoCustomer): CustomerChoice {
	return {result: 'found', customer};
}

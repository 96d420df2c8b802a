import type {Api, CallOptions, Identity} from '../api/types.ts';
import {InviteError} from '../errors.ts';
import {withoutLeftOver} from '../settings/saved-account.ts';
import type {Profile} from '../settings/schema.ts';

/** A key that was entered, and what the service said of it. */
export type EnteredKey = {key: string; customerContext?: string; identity?: Identity};

/** What a key is identified with. */
export type IdentifyOptions = {
	/** Where the key came from, in words. */
	source: string;
	/** The profile it will be saved in, as it is now. */
	saved: Profile;
	/** The customer this run names. */
	named: string | undefined;
	connect(key: string, source: string, customerContext?: string): Promise<Api>;
	call: CallOptions;
};

/**
 * Asks the service whose key it is, without asking anybody else. The customer a profile remembers may mean nothing
 * to another key: where the service says so, the key is tried without it. Rejects with what the service said.
 */
export async function identifyKey(key: string, options: IdentifyOptions): Promise<EnteredKey> {
	const {saved, named} = options;
	const customer = named ?? saved.customerContext;
	try {
		return withoutLeftOver(saved, await ask(key, customer, options), named);
	} catch (error) {
		const isLeftOver = named === undefined && customer !== undefined;
		if (!isLeftOver || !(error instanceof InviteError) || error.field !== 'customerContext') {
			throw error;
		}
		return ask(key, undefined, options);
	}
}

async function ask(
	key: string,
	customerContext: string | undefined,
	{source, connect, call}: IdentifyOptions,
): Promise<EnteredKey> {
	const identity = await (await connect(key, source, customerContext)).validate(call);
	return {key, identity, ...(customerContext === undefined ? {} : {customerContext})};
}

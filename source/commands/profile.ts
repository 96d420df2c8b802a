import type {Context} from '../context.ts';
import {InviteError} from '../errors.ts';
import {nearest} from '../output/nearest.ts';
import type {Result} from '../output/result.ts';
import {padToWidth, safeText} from '../output/text.ts';
import type {CommandInput} from './command.ts';
import {type ConfirmContext, confirmFirst} from './confirm-first.ts';

/** What this command needs of the context. */
export type ProfileContext = ConfirmContext & Pick<Context, 'settings' | 'account'>;

const actions = ['list', 'use', 'remove'];

/** `dci-invite profile list|use|remove`: several accounts (docs/behaviour.md, Commands). */
export async function run(
	context: ProfileContext,
	{positionals, flags}: CommandInput,
): Promise<Result> {
	const [action = 'list', name] = positionals;
	switch (action) {
		case 'list':
			return list(context);
		case 'use':
			return use(context, existing(context, name, action));
		case 'remove':
			return remove(context, existing(context, name, action), flags);
		default: {
			const near = nearest(action, actions);
			throw new InviteError('USAGE_ERROR', `profile does not know "${safeText(action)}".`, {
				hint: near ? `Did you mean ${near}?` : `It knows: ${actions.join(', ')}.`,
			});
		}
	}
}

function list(context: ProfileContext): Result {
	const settings = context.settings();
	const atWork = context.account().profile.value;
	const profiles = settings.profileNames().map((name) => ({
		name,
		active: name === atWork,
		email: settings.profile(name).email ?? null,
	}));
	const width = Math.max(0, ...profiles.map(({name}) => name.length));
	const rows = profiles.map(
		({name, active, email}) =>
			`${active ? '*' : ' '} ${padToWidth(name, width)}  ${email ? safeText(email) : '-'}`,
	);
	const text =
		profiles.length === 0
			? 'There are no profiles yet. To make one: dci-invite setup\n'
			: `${rows.join('\n')}\n`;
	return {json: {profiles}, text};
}

async function use(context: ProfileContext, name: string): Promise<Result> {
	await context.settings().chooseProfile(name);
	const {value, origin} = context.account().profile;
	const beaten =
		origin === 'environment' && value !== name
			? `DCI_INVITE_PROFILE is set to ${value} and is used instead, as long as it is.\n`
			: '';
	return {
		json: {profile: name, active: true},
		text: `The profile "${name}" is used from now on.\n${beaten}`,
	};
}

/** The profile of that name. Throws USAGE_ERROR without a name, VALIDATION_ERROR with the nearest for one that is not there. */
function existing(context: ProfileContext, name: string | undefined, action: string): string {
	if (!name) throw missing('which profile', `dci-invite profile ${action} work`);
	const names = context.settings().profileNames();
	if (names.includes(name)) return name;
	const near = nearest(name, names);
	const known = names.length > 0 ? `There are: ${names.join(', ')}.` : 'There are no profiles.';
	const toMake = `To make it: dci-invite setup --profile ${/^[\w.-]+$/.test(name) ? name : '<name>'}`;
	throw new InviteError('VALIDATION_ERROR', `There is no profile "${safeText(name)}".`, {
		hint: near ? `Did you mean ${near}?` : action === 'remove' ? known : `${known} ${toMake}`,
	});
}

function missing(what: string, example: string) {
	return new InviteError('USAGE_ERROR', `Say ${what}.`, {hint: `For example: ${example}`});
}

async function remove(
	context: ProfileContext,
	name: string,
	flags: CommandInput['flags'],
): Promise<Result> {
	const question = `Remove the profile "${name}", its key and its defaults?`;
	const whenLeft = 'Nothing was removed.';
	if (!(await confirmFirst(context, question, {yes: flags['yes'] === true, whenLeft}))) {
		return {json: {profile: name, removed: false}, text: 'Nothing was removed.\n', exitCode: 130};
	}
	await context.settings().removeProfile(name);
	return {json: {profile: name, removed: true}, text: `The profile "${name}" is removed.\n`};
}

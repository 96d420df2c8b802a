import type {Context} from '../context.ts';
import {InviteError} from '../errors.ts';
import {nearest} from '../output/nearest.ts';
import type {Result} from '../output/result.ts';
import {columnsOf} from '../output/table.ts';
import {cutToWidth, padToWidth, safeText} from '../output/text.ts';
import {words} from '../words/words.ts';
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
			throw new InviteError(
				'USAGE_ERROR',
				words.commands.commandLine.unknownValue('profile', safeText(action)),
				{
					hint: near ? words.commands.didYouMean(near) : words.commands.itAccepts(actions),
				},
			);
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
	const columns = columnsOf(context.host.stdout);
	const rows = profiles
		.map(
			({name, active, email}) =>
				`${active ? '*' : ' '} ${padToWidth(name, width)}  ${email ? safeText(email) : '-'}`,
		)
		.map((row) => (columns === undefined ? row : cutToWidth(row, columns)));
	const text =
		profiles.length === 0 ? `${words.commands.profile.noneYet}\n` : `${rows.join('\n')}\n`;
	return {json: {profiles}, text};
}

async function use(context: ProfileContext, name: string): Promise<Result> {
	await context.settings().chooseProfile(name);
	const {value, origin} = context.account().profile;
	const beaten =
		origin === 'environment' && value !== name
			? `${words.commands.profile.environmentWins(value)}\n`
			: '';
	return {
		json: {profile: name, active: true},
		text: `${words.commands.profile.isUsed(name)}\n${beaten}`,
	};
}

/** The profile of that name. Throws USAGE_ERROR without a name, VALIDATION_ERROR with the nearest for one that is not there. */
function existing(context: ProfileContext, name: string | undefined, action: string): string {
	if (!name) {
		throw new InviteError('USAGE_ERROR', words.commands.profile.whichProfile, {
			hint: words.commands.forExample(`dci-invite profile ${action} work`),
		});
	}
	const names = context.settings().profileNames();
	if (names.includes(name)) return name;
	const near = nearest(name, names);
	throw new InviteError('VALIDATION_ERROR', words.context.noSuchProfile(safeText(name)), {
		hint: near ? words.commands.didYouMean(near) : knownProfiles(names, name, action),
	});
}

/** Which profiles there are and, where it is not to be removed, how to make the missing one. */
function knownProfiles(names: readonly string[], missing: string, action: string): string {
	const {noProfiles, noProfilesToCreate} = words.commands.profile;
	if (action === 'remove') return names.length > 0 ? words.commands.thereAre(names) : noProfiles;
	const line = `dci-invite setup --profile ${/^[\w.-]+$/.test(missing) ? missing : '<name>'}`;
	return names.length > 0 ? words.context.thereAreProfiles(names, line) : noProfilesToCreate(line);
}

async function remove(
	context: ProfileContext,
	name: string,
	flags: CommandInput['flags'],
): Promise<Result> {
	const question = words.commands.profile.askRemove(name);
	const whenLeft = words.commands.profile.nothingRemoved;
	if (!(await confirmFirst(context, question, {yes: flags['yes'] === true, whenLeft}))) {
		return {json: {profile: name, removed: false}, text: `${whenLeft}\n`, exitCode: 130};
	}
	await context.settings().removeProfile(name);
	const active = context.settings().activeProfile();
	return {
		json: {profile: name, removed: true, active},
		text: `${words.commands.profile.isRemoved(name)}\n${words.commands.profile.usedNow(active)}\n`,
	};
}

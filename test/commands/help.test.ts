import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {commands} from '../../source/commands/catalog.ts';
import {settingNames} from '../../source/commands/config-settings.ts';
import {commonFlags} from '../../source/commands/flags.ts';
import {helpObject, renderHelp} from '../../source/commands/help.ts';
import {parseCall} from '../../source/commands/parse.ts';
import {exitCodes} from '../../source/errors.ts';

const environment = [
	'DCI_API_KEY',
	'DCI_API_BASE_URL',
	'DCI_CUSTOMER_CONTEXT',
	'DCI_INVITE_PROFILE',
	'XDG_CONFIG_HOME',
	'XDG_CACHE_HOME',
	'NO_COLOR',
	'FORCE_COLOR',
	'TERM',
	'CI',
	'ACCESSIBLE',
	'INK_SCREEN_READER',
	'HTTPS_PROXY',
	'HTTP_PROXY',
	'NO_PROXY',
	'NODE_EXTRA_CA_CERTS',
];

describe.each(['readme.md', 'docs/behaviour.md'])('%s', (page) => {
	const text = readFileSync(page, 'utf8');

	it.each(commands.flatMap((command) => command.flags.map(({name}) => name)))(
		'names --%s',
		(name) => expect(text).toMatch(new RegExp(`--${name}\\b`)),
	);

	it.each(environment)('names %s', (name) => expect(text).toContain(`\`${name}\``));

	it.each(Object.values(exitCodes))('names the exit code %s', (code) =>
		expect(text).toMatch(new RegExp(`^\\| ${code}\\b`, 'm')),
	);
});

describe.each(commands.map((command) => ({name: command.name || '(invite)', command})))(
	'the help of $name',
	({command}) => {
		const help = renderHelp(command);
		const lines = help.split('\n');

		it('fits into 80 columns of ASCII', () => {
			expect(lines.filter((line) => line.length > 80)).toEqual([]);
			expect(help).toMatch(/^[\x20-\x7E\n]*$/);
		});

		it('says what it does, then examples, then the rest', () => {
			expect(lines[0]).toBe(
				`dci-invite${command.name ? ` ${command.name}` : ''}: ${command.summary}.`,
			);
			const titles = lines.filter((line) => /^[A-Z]/.test(line));
			expect(titles).toEqual([
				'Examples',
				'Usage',
				...(command.name === '' ? ['Commands'] : []),
				...(command.more ? [command.more.title] : []),
				...(command.flags.length > commonFlags.length ? ['Flags'] : []),
				'Flags of every command',
				...(command.name === ''
					? ['Environment', 'Exit codes']
					: ['Environment and exit codes: dci-invite --help']),
			]);
			for (const example of command.examples) expect(lines).toContain(`  ${example}`);
		});

		it('names every flag, variable and exit code', () => {
			for (const {name, short, values = []} of command.flags) {
				expect(help).toMatch(new RegExp(`--${name}\\b`));
				if (short) expect(help).toContain(`-${short}, --${name}`);
				const words = help.replace(/\s+/g, ' ');
				for (const value of values) expect(words).toContain(value);
			}
			if (command.name !== '') return;
			for (const name of environment) expect(help).toMatch(new RegExp(`\\b${name}\\b`));
			for (const code of Object.values(exitCodes)) {
				expect(help).toMatch(new RegExp(`^ {2}${code} +\\S`, 'm'));
			}
		});
	},
);

it.each(commands.map(({name}) => ({line: name === '' ? 'dci-invite' : `dci-invite ${name}`})))(
	'describes $line in the table of commands',
	({line}) => {
		const page = readFileSync('docs/behaviour.md', 'utf8');
		const table = page.split(/^## /m).find((part) => part.startsWith('Commands\n')) ?? '';
		expect(table).toMatch(new RegExp(`^\\|.*\`${line}[ \`]`, 'm'));
	},
);

it('lists every command in the help of the program', () => {
	const help = renderHelp(commands[0] ?? expect.fail('no commands'));
	for (const {name} of commands) expect(help).toContain(name);
});

it.each(commands.flatMap((command) => (command.aliases ?? []).map((alias) => ({alias, command}))))(
	'lists the alias $alias in the help of its command',
	({alias, command}) => expect(renderHelp(command)).toContain(`dci-invite ${alias}`),
);

it('lists every setting in the help of config', () => {
	const help = renderHelp(parseCall(['config', '--help']).command);
	for (const name of settingNames) expect(help).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
});

it.each([
	[['help'], ''],
	[['help', 'config'], 'config'],
	[['help', 'list-roles'], 'roles'],
	[['config', '--help'], 'config'],
])('%j shows the help of "%s"', (argv, name) => {
	expect(parseCall(argv)).toMatchObject({command: {name}, flags: {help: true}});
});

it.each([[['help', 'confg']], [['help', 'config', 'set']]])('refuses %j', (argv) => {
	expect(() => parseCall(argv)).toThrow();
});

it('hands the whole help to programs', () => {
	const {commands: listed, exitCodes: codes} = JSON.parse(JSON.stringify(helpObject()));
	expect(listed.map(({name}: {name: string}) => name)).toEqual(commands.map(({name}) => name));
	expect(codes).toMatchObject(exitCodes);
	const invite = listed[0];
	expect(invite.flags).toContainEqual(
		expect.objectContaining({name: 'if-exists', takes: '<what>', default: 'fail'}),
	);
	expect(invite.result).toContain('"account"');
});

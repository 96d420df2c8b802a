/** Draws the pictures under media from real frames of the built program on its embedded API. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {dark, type Look, light, renderSvg} from './media/svg.ts';
import {answer, keys} from './terminal/demo-invite.ts';
import {type Session, startSession} from './terminal/session.ts';

const root = resolve(import.meta.dirname, '..');
const media = join(root, 'media');
const home = mkdtempSync(join(tmpdir(), 'dci-invite-media-'));

/** A picture is taken of what is on screen when the step is over. */
const steps: Array<{name: string; title: string; go: (session: Session) => Promise<void>}> = [
	{
		name: 'email',
		title: 'The first question: who do you want to invite?',
		go: async (session) => {
			await answer(session, 'Who do you want to invite?', 'jane.doe@example.com');
			await session.waitFor('jane.doe@example.com');
		},
	},
	{
		name: 'role',
		title: 'The role, filtered and explained',
		go: async (session) => {
			await answer(session, 'Who do you want to invite?', keys.enter);
			await answer(session, 'First name', keys.right);
			await session.settle();
			session.type(keys.enter);
			await answer(session, 'Last name', keys.right);
			await session.settle();
			session.type(keys.enter);
			await answer(session, 'What do they do?', keys.down);
			await session.settle();
			session.type(keys.enter);
			await answer(session, 'Which role?', keys.down);
		},
	},
	{
		name: 'review',
		title: 'The review before anything is sent',
		go: async (session) => {
			session.type(keys.enter);
			await answer(session, 'Which organization?', keys.down);
			await session.settle();
			session.type(keys.enter);
			await session.waitFor('Ready to invite');
		},
	},
	{
		name: 'sent',
		title: 'The invitation is sent',
		go: async (session) => {
			await answer(session, 'Send the invitation', keys.enter);
			await session.waitFor('Invited jane.doe@example.com');
		},
	},
];

const looks: Array<{name: string; look: Look; env: Record<string, string>}> = [
	{name: 'dark', look: dark, env: {COLORTERM: 'truecolor'}},
	{name: 'light', look: light, env: {COLORTERM: 'truecolor'}},
	{name: 'plain', look: dark, env: {NO_COLOR: '1'}},
];

mkdirSync(media, {recursive: true});
try {
	for (const {name: lookName, look, env} of looks) {
		const session = startSession({
			command: [process.execPath, join(root, 'dist', 'cli.js'), '--demo'],
			cwd: home,
			env: {
				HOME: home,
				PATH: process.env['PATH'] ?? '',
				TERM: 'xterm-256color',
				LANG: 'C.UTF-8',
				...env,
			},
			columns: 80,
			rows: 24,
		});
		try {
			for (const {name, title, go} of steps) {
				await go(session);
				await session.settle(400);
				const path = join(media, `${name}-${lookName}.svg`);
				writeFileSync(path, renderSvg(session.terminal, look, title));
			}
		} finally {
			session.kill();
		}
	}
} finally {
	rmSync(home, {recursive: true, force: true});
}

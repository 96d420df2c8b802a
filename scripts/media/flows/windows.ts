import {words} from '../../../source/words/words.ts';
import {inOrder} from '../../../test/helpers/wizard-steps.ts';
import type {Flow} from '../stage.ts';
import {openReview} from './sending.ts';

const namesOnly = ['--first-name', 'Jane', '--last-name', 'Doe', '--job-title', 'none'];

function roleAt(columns: number, rows: number): Flow {
	return async ({open, shoot}) => {
		const session = open({columns, rows, args: ['--demo', 'jane.doe@acme.com', ...namesOnly]});
		await session.waitFor(
			inOrder('acme.com', words.fields.role.question, `❯ ${words.fields.role.unsetRow}`),
		);
		session.press('down', 'down', 'down', 'down');
		const size = `${columns}x${rows}`;
		await shoot(session, `role-${size}`, `A role in a window of ${size}`, '❯ Finance User');
		session.press('end', 'up', 'up');
		await shoot(session, `role-long-${size}`, `A long name in a window of ${size}`, '❯ External');
	};
}

function reviewAt(columns: number, rows: number): Flow {
	return async (stage) => {
		const session = await openReview(stage, 'jane.doe@acme.com');
		session.resize(columns, rows);
		const size = `${columns}x${rows}`;
		await stage.shoot(
			session,
			`review-${size}`,
			`The review in a window of ${size}`,
			(now) =>
				now.line(1) === words.guide.readyToInvite &&
				now.screen().includes(`❯ ${words.guide.rows.send}`),
		);
	};
}

/** Screens in small windows. */
export const windows: readonly Flow[] = [
	roleAt(50, 15),
	roleAt(40, 10),
	reviewAt(50, 15),
	reviewAt(40, 10),
	async (stage) => {
		const session = await openReview(stage, 'jane.doe@acme.com');
		session.resize(38, 8);
		await stage.shoot(
			session,
			'window-too-small',
			'A window that is too small',
			inOrder(words.ui.windowTooSmall(40, 10)),
		);
	},
];

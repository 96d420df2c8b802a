import {describe, expect} from 'vitest';
import {words} from '../../source/words/words.ts';
import {it} from '../helpers/session-test.ts';
import {enterEmail, inOrder} from '../helpers/wizard-steps.ts';

describe('--debug on the screen of the wizard', () => {
	it('is said once the wizard has ended', async ({start}) => {
		const session = start({
			command: ['sh', '-c', '"$NODE" "$PROGRAM" --demo --debug; echo "exit $?"'],
		});
		await enterEmail(session, 'jane@acme.com');
		expect(session.history()).not.toContain('GET ');
		session.press('ctrl+c');
		await session.waitFor(({history}) =>
			inOrder(words.guide.nothingSent, 'GET ', 'exit 130').test(history()),
		);
	});
});

import {describe, expect} from 'vitest';
import {it} from '../helpers/session-test.ts';
import {enterEmail} from '../helpers/wizard-steps.ts';

describe('--debug on the screen of the wizard', () => {
	it('is said once the wizard has ended', async ({start}) => {
		const session = start({
			command: ['sh', '-c', '"$NODE" "$PROGRAM" --demo --debug; echo "exit $?"'],
		});
		await enterEmail(session, 'jane@acme.com');
		expect(session.history()).not.toContain('GET ');
		session.press('ctrl+c');
		await session.waitFor('exit 130');
		expect(session.history()).toMatch(/Nothing was sent\.[\s\S]*GET /);
	});
});

import {describe, expect, it} from 'vitest';
import {parseCall} from '../../source/commands/parse.ts';

describe('a flag a command does not have', () => {
	it.each([
		[['config', 'set', 'timeout', '5', '--dry-run'], /^dci-invite config has no flag --dry-run/],
		[['config', 'reset', '-y', '-n'], /^dci-invite config has no flag --dry-run/],
		[['--role', 'Admin', 'resend', 'p@acme.com'], /^dci-invite resend has no flag --role/],
		[['roles', '--email', 'x@acme.com'], /^dci-invite roles has no flag --email/],
		[['status', '--if-exists', 'skip'], /^dci-invite status has no flag --if-exists/],
		[['--yes=1', 'x@acme.com'], /^--yes takes no value/],
		[['--jsn'], /^There is no flag --jsn/],
	])('%j is refused', (argv, message) => {
		expect(() => parseCall(argv)).toThrow(
			expect.objectContaining({code: 'USAGE_ERROR', message: expect.stringMatching(message)}),
		);
	});

	it.each([
		[['--json', 'roles'], 'roles'],
		[['roles', '--json'], 'roles'],
		[['--profile', 'work', 'resend', 'p@acme.com', '-y'], 'resend'],
		[['invite-user', 'email: x@acme.com', '--dry-run'], ''],
	])('%j is taken', (argv, name) => {
		expect(parseCall(argv).command.name).toBe(name);
	});
});

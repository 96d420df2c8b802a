import {availableParallelism} from 'node:os';
import {expect, it, vi} from 'vitest';
import {runMonkey} from '../../scripts/monkey/run.ts';

vi.setConfig({testTimeout: 300_000});

it('plays fifty random sessions, and what must be true of every one is', async () => {
	const seeds = Array.from({length: 50}, (_, index) => index + 1);
	// Most of a session is waiting.
	const findings = await runMonkey(seeds, 3 * availableParallelism());
	expect(findings.map(({report}) => report).join('\n\n')).toBe('');
});

import {expect, it} from 'vitest';
import {wizardStage} from './wizard-stage.tsx';

it('shows nothing of what a render throws', async () => {
	let renders = 0;
	using wizard = wizardStage({
		account: {
			get profile(): string {
				renders++;
				if (renders > 1) throw new Error('thrown by a render');
				return 'default';
			},
		},
	});
	await wizard.until('a render that threw', () => renders > 1);
	await wizard.shows('');
	expect(wizard.written.join('')).not.toMatch(/thrown by a render|\bat .*:\d+:\d+/);
});

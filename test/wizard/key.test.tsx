import {describe, expect, it} from 'vitest';
import {InviteError} from '../../source/errors.ts';
import {words} from '../../source/words/words.ts';
import {errors, posting, sendingFails} from '../guide/fixtures.ts';
import {keySequences as keys} from '../helpers/keys.ts';
import {pasted, type WizardStageOptions, wizardStage} from './wizard-stage.tsx';

const canary = 'test-key-0000-canary';

function refused(options: WizardStageOptions = {}) {
	return wizardStage({state: sendingFails(posting(), 'not-sent', errors.unauthorized), ...options});
}

/** Up to the hidden entry. */
async function entering(wizard: ReturnType<typeof wizardStage>) {
	await wizard.focuses('Enter another key');
	wizard.type(keys.enter);
	await wizard.sees('Another API key');
}

describe('entering another key', () => {
	it.each([
		{how: 'typed', type: canary},
		{how: 'pasted', type: pasted(canary)},
	])('shows nothing of a $how key but that something arrived', async ({type}) => {
		const used: Array<[string, boolean]> = [];
		using wizard = refused({
			replaceApiKey: async (key, save) => {
				used.push([key, save]);
			},
		});
		await entering(wizard);
		expect(wizard.text()).not.toContain('received');
		wizard.type(type);
		await wizard.until('received', () => wizard.lines().includes('  received'));
		wizard.type(keys.enter);
		await wizard.sees('Key ********nary');
		await wizard.focuses('Use it for this run');
		await wizard.says(words.ask.savedKeyIsClearText('').trim());
		await wizard.says('credentials.json');
		wizard.type(keys.enter);
		await wizard.sees(words.guide.readyToInvite);
		expect(used).toEqual([[canary, false]]);
		expect(wizard.written.join('')).not.toContain(canary);
		expect(wizard.written.join('')).not.toContain('test-key');
	});

	it('shows nothing of a key of fewer than twelve characters', async () => {
		using wizard = refused();
		await entering(wizard);
		wizard.type('key-4f2a');
		await wizard.sees('received');
		wizard.type(keys.enter);
		await wizard.until('an answer', () => !wizard.text().includes('received'));
		expect(wizard.written.join('')).not.toContain('4f2a');
	});

	it('is corrected like any text, unseen', async () => {
		const used: string[] = [];
		using wizard = refused({
			replaceApiKey: async (key) => {
				used.push(key);
			},
		});
		await entering(wizard);
		wizard.type(`y${canary}x`);
		await wizard.sees('received');
		wizard.type('\u{7F}');
		wizard.type('\u{1}\u{1B}[3~');
		wizard.type(keys.enter);
		await wizard.sees('Key ********nary');
		await wizard.focuses('Use it for this run');
		wizard.type(keys.enter);
		await wizard.sees(words.guide.readyToInvite);
		expect(used).toEqual([canary]);
	});

	it('saves it when told to', async () => {
		const used: Array<[string, boolean]> = [];
		using wizard = refused({
			replaceApiKey: async (key, save) => {
				used.push([key, save]);
			},
		});
		await entering(wizard);
		wizard.type(canary);
		await wizard.sees('received');
		wizard.type(keys.enter);
		await wizard.focuses('Use it for this run');
		wizard.type(keys.down);
		await wizard.focuses('Save it');
		wizard.type(keys.enter);
		await wizard.sees(words.guide.readyToInvite);
		expect(used).toEqual([[canary, true]]);
	});

	it('offers no saving where there is none', async () => {
		using wizard = refused({canSaveKey: false});
		await entering(wizard);
		wizard.type(canary);
		await wizard.sees('received');
		wizard.type(keys.enter);
		await wizard.focuses('Use it for this run');
		expect(wizard.text()).not.toContain('Save');
	});

	it('says why a key could not be used and asks again', async () => {
		using wizard = refused({
			replaceApiKey: async () => {
				throw new InviteError('CLI_ERROR', 'The settings folder cannot be written.');
			},
		});
		await entering(wizard);
		wizard.type(canary);
		await wizard.sees('received');
		wizard.type(keys.enter);
		await wizard.focuses('Use it for this run');
		wizard.type(keys.enter);
		await wizard.sees('Another API key');
		await wizard.says('✗ The settings folder cannot be written.');
	});

	it('explains a blank one, and goes back with Esc', async () => {
		using wizard = refused();
		await entering(wizard);
		wizard.type(keys.enter);
		await wizard.sees('✗');
		wizard.type(keys.escape);
		await wizard.focuses('Enter another key');
	});
});

import {describe, expect, it} from 'vitest';
import {words} from '../../source/words/words.ts';
import {
	act,
	answerEmail,
	arriveAll,
	begin,
	found,
	restOfAnswers,
	reviewing,
} from '../guide/fixtures.ts';
import {wizardStage} from './wizard-stage.tsx';

function accepted() {
	return found(act(arriveAll(begin()), answerEmail()), undefined);
}

describe('what a screen reader is given', () => {
	it('names the question of a text', async () => {
		using wizard = wizardStage({screenReader: true});
		await wizard.sees('textbox: Who do you want to invite?');
		wizard.type('jane');
		await wizard.sees('textbox: Who do you want to invite? jane');
	});

	it('names the question, every option, and which one has the focus', async () => {
		using wizard = wizardStage({
			screenReader: true,
			state: act(accepted(), ...restOfAnswers.slice(0, 3)),
		});
		await wizard.sees('Which role?');
		await wizard.sees('option: (selected) Account default');
		await wizard.sees('option: Viewer, preset');
	});

	it('reads the review as a menu with its values', async () => {
		using wizard = wizardStage({screenReader: true, state: reviewing()});
		await wizard.sees(`menuitem: (selected) ${words.guide.rows.send}`);
		await wizard.sees('menuitem: Role, Viewer');
		await wizard.sees('An email with a sign-up link goes to jane@acme.com.');
		expect(wizard.text()).not.toContain('❯');
	});
});

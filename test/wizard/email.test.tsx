import {describe, expect, it} from 'vitest';
import {words} from '../../source/words/words.ts';
import {identity} from '../guide/fixtures.ts';
import {keySequences as keys} from '../helpers/keys.ts';
import {pasted, wizardStage} from './wizard-stage.tsx';

describe('the email question', () => {
	it('is usable before anything was answered', async () => {
		using wizard = wizardStage({identity: undefined, roles: undefined, organizations: undefined});
		await wizard.sees(words.fields.email.question);
		wizard.answer('jane@acme.com');
		await wizard.sees('✓ Email         jane@acme.com');
		expect(wizard.lookedUp).toEqual(['jane@acme.com']);
	});

	it('offers the home domain for a name alone', async () => {
		using wizard = wizardStage();
		await wizard.sees('acme.com · admin@acme.com');
		wizard.type('jane');
		await wizard.sees('jane[@acme.com]');
		await wizard.sees('Tab take it');
		wizard.type(keys.enter);
		await wizard.says('✗ This is not an email address: it needs an @. Tab makes it jane@acme.com.');
		wizard.type(keys.tab);
		await wizard.losesSightOf('This is not an email address');
		wizard.type(keys.enter);
		await wizard.sees('✓ Email         jane@acme.com');
	});

	it('asks about a slip in the home domain, once', async () => {
		using wizard = wizardStage();
		await wizard.sees('acme.com · admin@acme.com');
		wizard.answer('jane@acne.com');
		await wizard.says('! Did you mean jane@acme.com? Tab takes it, Enter keeps yours.');
		wizard.type(keys.enter);
		await wizard.sees('✓ Email         jane@acne.com');
		wizard.type(keys['shift+tab']);
		await wizard.sees(words.fields.email.question);
		wizard.type(keys.enter);
		await wizard.sees('✓ Email         jane@acne.com');
	});

	it('takes the suggestion with Tab', async () => {
		using wizard = wizardStage();
		await wizard.sees('acme.com · admin@acme.com');
		wizard.answer('jane@acem.com');
		await wizard.says('Did you mean jane@acme.com?');
		wizard.type(keys.tab);
		await wizard.losesSightOf('Did you mean');
		wizard.type(keys.enter);
		await wizard.sees('✓ Email         jane@acme.com');
	});

	it('notes another domain under the next question and on the review', async () => {
		using wizard = wizardStage();
		await wizard.sees('acme.com · admin@acme.com');
		wizard.answer('jane@gmail.com');
		await wizard.says('gmail.com is outside acme.com.');
		wizard.type(keys.enter);
		await wizard.sees('Last name');
		await wizard.losesSightOf('is outside acme.com');
		wizard.type(keys['shift+tab']);
		await wizard.until('the first name', () => wizard.lines().includes('First name'));
		wizard.type(keys['shift+tab']);
		await wizard.sees(words.fields.email.question);
		wizard.type(keys.enter);
		await wizard.says('gmail.com is outside acme.com.');
		wizard.type(keys.enter);
		await wizard.sees('Last name');
		for (const next of [words.fields.jobTitle.question, words.fields.role.question]) {
			wizard.type(keys.enter);
			await wizard.sees(next);
		}
		wizard.type(keys.enter);
		await wizard.sees(words.fields.organization.question);
		wizard.type(keys.enter);
		await wizard.sees(words.guide.readyToInvite);
		await wizard.says('gmail.com is outside acme.com.');
	});

	it('notes a slip in an address that came as a flag, and offers to change it', async () => {
		using wizard = wizardStage({
			start: {
				answers: {email: {value: 'jane@acne.com', origin: 'flag'}},
				names: {firstName: 'Jane', lastName: 'Doe'},
			},
		});
		await wizard.sees(words.fields.jobTitle.question);
		await wizard.says('Did you mean jane@acme.com?');
		wizard.type(keys['shift+tab']);
		await wizard.says('! Did you mean jane@acme.com? Tab takes it, Enter keeps yours.');
		wizard.type(keys.tab);
		await wizard.sees('"Doe, Jane" <jane@acme.com>');
		wizard.type(keys.enter);
		await wizard.sees('✓ Email         jane@acme.com');
		await wizard.sees('✓ First name    Jane');
		await wizard.losesSightOf('Did you mean');
	});

	it('takes the names from a pasted address as answers', async () => {
		using wizard = wizardStage();
		await wizard.sees(words.fields.email.question);
		wizard.type(pasted('Jane Doe <jane@acme.com>'));
		await wizard.sees('Jane Doe <jane@acme.com>');
		wizard.type(keys.enter);
		await wizard.sees(words.fields.jobTitle.question);
		await wizard.sees(`✓ First name    Jane ${words.guide.origins['with-address']}`);
		expect(wizard.guide.getState().answers).toMatchObject({
			email: {value: 'jane@acme.com'},
			firstName: {value: 'Jane'},
			lastName: {value: 'Doe'},
		});
	});

	it('keeps the names when the suggestion is taken', async () => {
		using wizard = wizardStage();
		await wizard.sees('acme.com · admin@acme.com');
		wizard.type(pasted('Jane Doe <jane@acem.com>'));
		await wizard.sees('Jane Doe <jane@acem.com>');
		wizard.type(keys.enter);
		await wizard.says('Did you mean jane@acme.com?');
		wizard.type(keys.tab);
		await wizard.sees('"Doe, Jane" <jane@acme.com>');
		wizard.type(keys.enter);
		await wizard.sees(`✓ First name    Jane ${words.guide.origins['with-address']}`);
	});

	it('reads a row of a spreadsheet', async () => {
		using wizard = wizardStage();
		await wizard.sees(words.fields.email.question);
		wizard.type(pasted('Mary Ann\tDoe\tmary@acme.com\r\n'));
		await wizard.sees('"Doe, Mary Ann" <mary@acme.com>');
		wizard.type(keys.enter);
		await wizard.sees(`✓ First name    Mary Ann ${words.guide.origins['with-address']}`);
	});

	it('lets pasted names replace those of an address before', async () => {
		using wizard = wizardStage();
		await wizard.sees(words.fields.email.question);
		wizard.type(`${pasted('Jane Doe <jane@acme.com>')}`);
		wizard.type(keys.enter);
		await wizard.sees(words.fields.jobTitle.question);
		wizard.type(keys['shift+tab']);
		await wizard.sees(words.fields.email.question);
		wizard.type(keys['ctrl+u']);
		wizard.type(pasted('Kenji Tanaka <kenji@acme.com>'));
		await wizard.sees('Kenji Tanaka <kenji@acme.com>');
		wizard.type(keys.enter);
		await wizard.sees(`✓ First name    Kenji ${words.guide.origins['with-address']}`);
	});

	it('guesses names as ghost text that is never sent unasked', async () => {
		using wizard = wizardStage();
		wizard.answer('jane.doe@acme.com');
		await wizard.sees('[Jane]');
		await wizard.sees('Enter skip   Tab take it   Esc back');
		wizard.type(keys.tab);
		await wizard.sees('Enter accept');
		wizard.type(keys.enter);
		await wizard.sees('[Doe]');
		wizard.type(keys.enter);
		await wizard.sees(words.fields.jobTitle.question);
		expect(wizard.guide.getState().answers).toMatchObject({
			firstName: {value: 'Jane'},
			lastName: {value: null},
		});
	});

	it('keeps what was typed when several addresses are pasted', async () => {
		using wizard = wizardStage();
		wizard.type('jan');
		await wizard.sees('jan');
		wizard.type(pasted('a@acme.com, b@acme.com'));
		await wizard.says(words.many.found(3));
		expect(wizard.lines()).toContain('  jan; a@acme.com, b@acme.com');
	});

	it('forgets an altered paste that left nothing at the next letter', async () => {
		using wizard = wizardStage();
		await wizard.says(words.fields.email.question);
		wizard.type(pasted('\u{200B}'));
		await wizard.says('were removed from what you pasted.');
		wizard.type('j');
		await wizard.losesSightOf('were removed from what you pasted.');
	});

	it('says when a paste was altered', async () => {
		using wizard = wizardStage();
		wizard.type(pasted('jane\u{200B}@acme.com'));
		await wizard.sees('jane@acme.com');
		await wizard.says('! Line breaks and invisible characters were removed from what you pasted.');
		wizard.type('x');
		await wizard.losesSightOf('Line breaks');
	});

	it('marks suggestions by brackets only where there is no colour', async () => {
		using wizard = wizardStage({colour: 'full', identity});
		await wizard.sees('acme.com · admin@acme.com');
		await wizard.sees('  an email address');
		wizard.type('jane');
		await wizard.sees('  jane@acme.com');
	});

	it('keeps the footer where it is while something is said', async () => {
		using wizard = wizardStage();
		await wizard.sees('Enter accept');
		function row() {
			return wizard.lines().findIndex((line) => line.startsWith('Enter'));
		}
		const before = row();
		wizard.answer('nobody at all');
		await wizard.sees('✗');
		expect(row()).toBe(before);
	});
});

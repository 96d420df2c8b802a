import {expect, it} from 'vitest';
import {wouldChangeDefaults} from '../../../source/commands/invite/save-defaults.ts';
import type {Answers} from '../../../source/guide/state.ts';
import type {SavedDefaults} from '../../../source/settings/schema.ts';

const skipped: Answers = {
	jobTitle: {value: null, origin: 'answer'},
	role: {value: null, origin: 'answer'},
	organization: {value: null, origin: 'answer'},
};
const viewer = {id: 'r', name: 'Viewer'};

it.each<[string, Answers, SavedDefaults, boolean]>([
	['everything skipped, nothing saved', skipped, {}, false],
	['a role chosen', {...skipped, role: {value: viewer, origin: 'answer'}}, {}, true],
	['everything skipped, a role saved', skipped, {role: viewer}, true],
	['what is saved', skipped, {jobTitle: null, role: null, organization: null}, false],
])('%s', (_, answers, saved, changes) => {
	expect(wouldChangeDefaults(answers, saved)).toBe(changes);
});

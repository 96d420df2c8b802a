import {Box} from 'ink';
import {describe, expect, it} from 'vitest';
import {Footer, useFooter} from '../../source/ui/footer.tsx';
import {HeaderLine} from '../../source/ui/frame.tsx';
import {useKeys} from '../../source/ui/key-provider.tsx';
import {SelectView} from '../../source/ui/select/select-view.tsx';
import {useSelect} from '../../source/ui/select/use-select.ts';
import {Status} from '../../source/ui/theme.tsx';
import {keySequences} from '../helpers/keys.ts';
import {stage} from './stage.tsx';

const teams = [
	{id: 't-1', label: 'Platform'},
	{id: 't-2', label: 'Finance', detail: 'two people'},
	{id: 't-3', label: '経理', detail: 'one person'},
];

function Teams({onChoose}: {onChoose: (id: string | null) => void}) {
	const select = useSelect({
		options: teams,
		lead: 'None',
		rows: 5,
		onChoose: (option) => onChoose(option?.id ?? null),
	});
	const footer = useFooter(select.bindings);
	useKeys(footer.bindings);
	return (
		<Box flexDirection="column">
			<SelectView select={select} width={40} label="Team" />
			<Footer lines={footer.lines} />
		</Box>
	);
}

describe('frames', () => {
	it('a header keeps the parts that fit', async () => {
		using frames = stage(<HeaderLine parts={['acme.com', 'me@acme.com', 'profile work']} />);
		await frames.shows('acme.com · me@acme.com · profile work');
	});

	it.each([
		['unicode', '✓ Done'],
		['ascii', '+ Done'],
	] as const)('a state is a symbol and a word with %s glyphs', async (glyphs, expected) => {
		using frames = stage(<Status tone="success">Done</Status>, {glyphs});
		await frames.shows(expected);
	});

	it('a select moves, filters, and reports at Enter', async () => {
		const chosen: Array<string | null> = [];
		using frames = stage(<Teams onChoose={(id) => chosen.push(id)} />);
		const foot = 'Enter choose   Up/Down move   letters filter';
		await frames.shows(
			[
				`  [Type to filter]${'0/3'.padStart(22)}`,
				'❯ None',
				'  Platform',
				'  Finance  two people',
				'  経理     one person',
				foot,
			].join('\n'),
		);
		frames.type(keySequences.down);
		await frames.shows(
			[
				`  [Type to filter]${'1/3'.padStart(22)}`,
				'  None',
				'❯ Platform',
				'  Finance  two people',
				'  経理     one person',
				foot,
			].join('\n'),
		);
		frames.type('経');
		await frames.shows(
			[
				`  経${'1/1'.padStart(36)}`,
				'  None',
				'❯ 経理     one person',
				'',
				'',
				'Enter choose   Up/Down move   letters filter   Esc clear the filter',
			].join('\n'),
		);
		frames.type(keySequences.enter);
		expect(chosen).toEqual(['t-3']);
	});
});

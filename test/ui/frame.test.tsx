import {Text} from 'ink';
import {describe, expect, it} from 'vitest';
import {Footer, useFooter} from '../../source/ui/footer.tsx';
import {Frame, HeaderLine, partsThatFit} from '../../source/ui/frame.tsx';
import {useKeys} from '../../source/ui/key-provider.tsx';
import {spaceIn} from '../../source/ui/screen/window.tsx';
import {Spinner} from '../../source/ui/spinner.tsx';
import {TextInputView} from '../../source/ui/text-input/text-input-view.tsx';
import {useTextInput} from '../../source/ui/text-input/use-text-input.ts';
import {createTheme, Status} from '../../source/ui/theme.tsx';
import {stage} from './stage.tsx';

function Question(props: {onSubmit?: (text: string) => void; onQuit?: () => void}) {
	const input = useTextInput({onSubmit: (text) => props.onSubmit?.(text)});
	useKeys(input.bindings);
	useKeys(
		[
			{
				keys: ['ctrl+c'],
				run() {
					props.onQuit?.();
					return true;
				},
			},
		],
		{level: -1},
	);
	const footer = useFooter(input.bindings);
	return (
		<Frame>
			<HeaderLine
				parts={['acme.com', 'me@acme.com', 'profile default', 'key from the environment']}
			/>
			<TextInputView input={input} width={30} label="Who?" />
			<Footer lines={footer.lines} />
		</Frame>
	);
}

const tallRows = Array.from({length: 30}, (_, index) => `row ${index + 1}`);

describe('the frame', () => {
	it('drops parts of the header from the right and keeps what was typed when resized', async () => {
		const sent: string[] = [];
		let quits = 0;
		using screen = stage(
			<Question
				onSubmit={(text) => sent.push(text)}
				onQuit={() => {
					quits++;
				}}
			/>,
			{columns: 60},
		);
		await screen.sees('acme.com · me@acme.com · profile default\n');
		screen.type('jane');
		await screen.sees('jane');
		screen.resize(30, 24);
		await screen.sees('Make the window a little');
		await screen.until('the question gone', () => !screen.text().includes('jane'));
		screen.type('\r');
		screen.type('\x03');
		expect(sent).toEqual([]);
		expect(quits).toBe(1);
		screen.resize(60, 24);
		await screen.sees('jane');
		screen.type('!');
		await screen.sees('jane!');
	});

	it('is never taller than the window less one row', async () => {
		using screen = stage(
			<Frame>
				{tallRows.map((row) => (
					<Text key={row}>{row}</Text>
				))}
			</Frame>,
			{rows: 12},
		);
		await screen.sees('row 11');
		expect(screen.text()).not.toContain('row 12');
	});

	it.each([
		[
			{columns: 80, rows: 24},
			{columns: 80, rows: 23, isTooSmall: false},
		],
		[
			{columns: 40, rows: 10},
			{columns: 40, rows: 9, isTooSmall: false},
		],
		[
			{columns: 39, rows: 10},
			{columns: 40, rows: 9, isTooSmall: true},
		],
		[
			{columns: 40, rows: 9},
			{columns: 40, rows: 9, isTooSmall: true},
		],
	])('in %j there is %j', (size, space) => {
		expect(spaceIn(size)).toEqual(space);
	});

	it.each([
		[30, 'one | two | three'],
		[12, 'one | two'],
		[5, 'one'],
		[2, 'o…'],
	])('in %i columns: %j', (columns, line) => {
		expect(partsThatFit(['one', 'two', '', 'three'], columns, ' | ', '…')).toBe(line);
	});
});

function Menu(props: {isText?: boolean}) {
	const footer = useFooter([
		{keys: ['enter'], run: () => true, hint: {key: 'Enter', does: 'choose', weight: 10}},
		{keys: ['home'], run: () => true, hint: {key: 'Home', does: 'first row', extra: true}},
		...(props.isText ? [{keys: ['text'], run: () => true}] : []),
	]);
	useKeys(footer.bindings);
	return <Footer lines={footer.lines} />;
}

describe('the footer', () => {
	it('shows the rest with ?', async () => {
		using screen = stage(<Menu />);
		await screen.shows('Enter choose   ? all keys');
		screen.type('?');
		await screen.shows('Enter choose   Home first row   ? fewer keys');
		screen.type('?');
		await screen.shows('Enter choose   ? all keys');
	});

	it('leaves ? alone where it is text', async () => {
		using screen = stage(<Menu isText />);
		await screen.shows('Enter choose');
	});
});

describe('looks', () => {
	it('has every symbol in both sets, and no colour without colour', () => {
		const plain = createTheme({colour: 'none', glyphs: 'ascii'});
		const full = createTheme({colour: 'full', glyphs: 'unicode'});
		expect(Object.keys(plain.glyphs)).toEqual(Object.keys(full.glyphs));
		expect(JSON.stringify(plain.glyphs)).toMatch(/^[\x20-\x7E]*$/);
		expect(Object.values(plain.styles)).toEqual([{}, {}, {}, {}, {}, {}]);
		expect(full.glyphs.focus).toBe('❯');
		expect(plain.glyphs.focus).toBe('>');
	});

	it('says how it went with a symbol and words', async () => {
		using screen = stage(<Status tone="success">Invited jane</Status>);
		await screen.shows('✓ Invited jane');
	});

	it('turns a spinner only after a while', async () => {
		using screen = stage(
			<Text>
				<Spinner /> Sending
			</Text>,
			{glyphs: 'ascii'},
		);
		await screen.shows('  Sending');
		await screen.until('a spinner', () => /^[|/\\-] Sending$/.test(screen.text()));
	});
});

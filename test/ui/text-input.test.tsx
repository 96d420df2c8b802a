import {Box, Text} from 'ink';
import {describe, expect, it} from 'vitest';
import {useKeys} from '../../source/ui/key-provider.tsx';
import {TextInputView} from '../../source/ui/text-input/text-input-view.tsx';
import {
	restOf,
	type TextInputOptions,
	useTextInput,
} from '../../source/ui/text-input/use-text-input.ts';
import {stage} from './stage.tsx';

function Question(props: Partial<TextInputOptions> & {width?: number; placeholder?: string}) {
	const input = useTextInput({onSubmit: () => {}, ...props});
	useKeys(input.bindings);
	return (
		<Box flexDirection="column">
			<Text>Who?</Text>
			<Box>
				<Text>{'> '}</Text>
				<TextInputView
					input={input}
					width={props.width ?? 20}
					label="Who?"
					{...(props.placeholder ? {placeholder: props.placeholder} : {})}
				/>
			</Box>
			<Text>end</Text>
		</Box>
	);
}

describe('the text input', () => {
	it('puts the terminal cursor where the next character goes', async () => {
		using screen = stage(<Question />);
		await screen.cursorAt(2, 1);
		screen.type('日本語');
		await screen.cursorAt(8, 1);
		expect(screen.text()).toBe('Who?\n> 日本語\nend');
		screen.type('\x1B[D');
		await screen.cursorAt(6, 1);
	});

	it('edits with several keys in one chunk', async () => {
		using screen = stage(<Question />);
		await screen.cursorAt(2, 1);
		screen.type('abc');
		screen.type('\x1B[D\x1B[D\x7F');
		screen.type('X');
		await screen.sees('> Xbc');
		await screen.cursorAt(3, 1);
	});

	it('scrolls inside its line and never wraps', async () => {
		using screen = stage(<Question width={10} />);
		await screen.cursorAt(2, 1);
		screen.type('abcdefghijklmnopqrstuvwxyz');
		await screen.sees('xyz');
		const [, line = '', last] = screen.lines();
		expect(line.startsWith('> …')).toBe(true);
		expect(last).toBe('end');
		screen.type('\x1B[H');
		await screen.sees('> abcdefghi…');
		await screen.cursorAt(2, 1);
	});

	it('shows ghost text and takes it with Tab, Right or End, never by Enter', async () => {
		for (const key of ['\t', '\x1B[C', '\x1B[F', '\x05', '\x06']) {
			const sent: string[] = [];
			using screen = stage(
				<Question ghost={restOf('Jane')} onSubmit={(text) => sent.push(text)} />,
			);
			await screen.sees('> [Jane]');
			await screen.cursorAt(2, 1);
			screen.type('\r');
			expect(sent).toEqual(['']);
			screen.type('J');
			await screen.cursorAt(3, 1);
			expect(screen.lines()[1]).toBe('> J[ane]');
			screen.type(key);
			await screen.cursorAt(6, 1);
			screen.type('\r');
			expect(sent).toEqual(['', 'Jane']);
		}
	});

	it.each([
		['a bracketed paste', '\x1B[200~jane\r\ndoe\t\x07x\x1B[201~'],
		['a burst with a line break', 'jane\r\ndoe\tx'],
	])('cleans %s and never submits it', async (_, typed) => {
		const sent: string[] = [];
		const changed: boolean[] = [];
		using screen = stage(
			<Question
				onSubmit={(text) => sent.push(text)}
				onPaste={(cleaned) => {
					changed.push(cleaned.changed);
					return cleaned.text;
				}}
			/>,
		);
		await screen.cursorAt(2, 1);
		screen.type(typed);
		await screen.sees('> jane doe x');
		expect(sent).toEqual([]);
		expect(changed).toEqual([true]);
	});

	it('lets a paste be refused or replace everything', async () => {
		using screen = stage(
			<Question
				initial="kept"
				onPaste={({text}) => (text === 'no' ? false : {replace: `<${text}>`})}
			/>,
		);
		await screen.sees('> kept');
		screen.type('\x1B[200~no\x1B[201~');
		screen.type('!');
		await screen.sees('> kept!');
		screen.type('\x1B[200~yes\x1B[201~');
		await screen.sees('> <yes>');
	});

	it('comes back as it was left', async () => {
		using screen = stage(<Question initial={{text: 'jane', cursor: 2}} />);
		await screen.cursorAt(4, 1);
		expect(screen.lines()[1]).toBe('> jane');
	});

	it('shows the placeholder while nothing is typed', async () => {
		using screen = stage(<Question placeholder="jane@example.com" width={9} />);
		await screen.sees('> [jane@e…]');
		screen.type('x');
		await screen.shows('Who?\n> x\nend');
	});

	it('takes the cursor along when something appears above it', async () => {
		function withNotice(notice: string) {
			return (
				<Box flexDirection="column">
					{notice !== '' && <Text>{notice}</Text>}
					<Question key="question" />
				</Box>
			);
		}
		using screen = stage(withNotice(''));
		await screen.cursorAt(2, 1);
		screen.type('ab');
		await screen.cursorAt(4, 1);
		screen.redraw(withNotice('Look here'));
		await screen.cursorAt(4, 2);
		await screen.shows('Look here\nWho?\n> ab\nend');
	});
});

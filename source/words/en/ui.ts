/** What inputs, lists and the footer say. */
export const ui = {
	/** Keys as people call them. */
	keys: {
		enter: 'Enter',
		esc: 'Esc',
		tab: 'Tab',
		space: 'Space',
		upDown: 'Up/Down',
		pages: 'PgUp/PgDn',
		homeEnd: 'Home/End',
		letters: 'letters',
		ctrlC: 'Ctrl+C',
		ctrlO: 'Ctrl+O',
		ctrlX: 'Ctrl+X',
	},
	/** What a key does, in a word or two. */
	does: {
		accept: 'accept',
		take: 'take it',
		choose: 'choose',
		move: 'move',
		mark: 'mark',
		nextLook: 'next to look at',
		movePage: 'move a page',
		firstOrLast: 'first or last row',
		filter: 'filter',
		clearFilter: 'clear the filter',
		allKeys: 'all keys',
		fewerKeys: 'fewer keys',
	},
	typeToFilter: 'Type to filter',
	noMatch: 'No match. Esc clears the filter.',
	moreRows: (count: number) => `(${count} more)`,
	windowTooSmall: (columns: number, rows: number) =>
		`Make the window a little larger, at least ${columns} by ${rows}.`,
};

import type {Guide} from './guide.ts';
import type {MenuRow} from './rows.ts';

/** What carrying out a row needs. */
export type RowTools = {
	guide: Pick<Guide, 'dispatch'>;
	/** A new UUID, for a decision to resend or cancel. */
	newKey(): string;
	/** Asks for another key. */
	enterKey(): void | Promise<void>;
};

/** Carries out what a row says. */
export async function performRow({effect}: MenuRow, tools: RowTools): Promise<void> {
	switch (effect.type) {
		case 'dispatch':
			tools.guide.dispatch(effect.action);
			break;
		case 'follow-up':
			tools.guide.dispatch({type: 'follow-up', action: effect.action, key: tools.newKey()});
			break;
		case 'enter-key':
			await tools.enterKey();
			break;
	}
}

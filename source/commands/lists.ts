import type {Context} from '../context.ts';
import type {Result} from '../output/result.ts';
import {columnsOf, renderRows, renderTable} from '../output/table.ts';
import {words} from '../words/words.ts';
import type {CommandModule} from './command.ts';

type ListContext = Pick<Context, 'host' | 'service' | 'signal'>;

/** Lists the roles. */
export const roles: CommandModule = {run: listRoles};

/** Lists the organizations. */
export const organizations: CommandModule = {run: listOrganizations};

async function listRoles(context: ListContext): Promise<Result> {
	const labels = words.commands.lists;
	const listed = await (await context.service()).listRoles({signal: context.signal});
	return {
		json: {
			roles: listed.map(({id, name, type, permissions}) => ({
				id,
				name,
				type: type ?? null,
				permissions: permissions ?? [],
			})),
		},
		text: renderList(
			context,
			labels.noRoles,
			[words.invite.labels.name, labels.type, labels.permissions, words.invite.labels.id],
			listed.map(({id, name, type, permissions}) => [
				name,
				type ?? '',
				permissions === undefined ? '' : String(permissions.length),
				id,
			]),
		),
	};
}

async function listOrganizations(context: ListContext): Promise<Result> {
	const labels = words.commands.lists;
	const listed = await (await context.service()).listOrganizations({signal: context.signal});
	return {
		json: {organizations: listed.map(({id, name}) => ({id, name}))},
		text: renderList(
			context,
			labels.noOrganizations,
			[words.invite.labels.name, words.invite.labels.id],
			listed.map(({id, name}) => [name, id]),
		),
	};
}

/** A table as wide as the terminal, or the sentence that there is nothing to list; piped, the rows alone. */
function renderList(
	{host: {stdout}}: Pick<Context, 'host'>,
	whenEmpty: string,
	headings: readonly string[],
	rows: ReadonlyArray<readonly string[]>,
): string {
	if (!stdout.isTTY) return renderRows(rows);
	return rows.length === 0 ? `${whenEmpty}\n` : renderTable(headings, rows, columnsOf(stdout));
}

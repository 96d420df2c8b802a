import type {Context} from '../context.ts';
import type {Result} from '../output/result.ts';
import {renderTable} from '../output/table.ts';

type ListContext = Pick<Context, 'host' | 'service' | 'signal'>;

/** Lists the organizations. */
export async function run(context: ListContext): Promise<Result> {
	const {host, signal} = context;
	const api = await context.service();
	const organizations = await api.listOrganizations({signal});
	const columns = host.stdout.isTTY ? host.stdout.columns : undefined;
	return {
		json: {organizations: organizations.map(({id, name}) => ({id, name}))},
		text:
			organizations.length === 0
				? 'There are no organizations.\n'
				: renderTable(
						['Name', 'ID'],
						organizations.map(({id, name}) => [name, id]),
						columns,
					),
	};
}

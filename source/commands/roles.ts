import type {Context} from '../context.ts';
import type {Result} from '../output/result.ts';
import {renderTable} from '../output/table.ts';

type ListContext = Pick<Context, 'host' | 'service' | 'signal'>;

/** Lists the roles. */
export async function run(context: ListContext): Promise<Result> {
	const {host, signal} = context;
	const api = await context.service();
	const roles = await api.listRoles({signal});
	const rows = roles.map(({id, name, type, permissions}) => [
		name,
		type ?? '',
		permissions === undefined ? '' : String(permissions.length),
		id,
	]);
	const columns = host.stdout.isTTY ? host.stdout.columns : undefined;
	return {
		json: {
			roles: roles.map(({id, name, type, permissions}) => ({
				id,
				name,
				type: type ?? null,
				permissions: permissions ?? [],
			})),
		},
		text:
			rows.length === 0
				? 'There are no roles.\n'
				: renderTable(['Name', 'Type', 'Permissions', 'ID'], rows, columns),
	};
}

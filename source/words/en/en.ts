import {address} from './address.ts';
import {api} from './api.ts';
import {ask} from './ask.ts';
import {batch} from './batch.ts';
import {batchRun} from './batch-run.ts';
import {commands} from './commands.ts';
import {completion} from './completion.ts';
import {context} from './context.ts';
import {fields} from './fields.ts';
import {guide} from './guide.ts';
import {help} from './help.ts';
import {invite} from './invite.ts';
import {many} from './many.ts';
import {manyRun} from './many-run.ts';
import {people} from './people.ts';
import {plain} from './plain.ts';
import {program} from './program.ts';
import {settings} from './settings.ts';
import {setup} from './setup.ts';
import {ui} from './ui.ts';
import {wizard} from './wizard.ts';

/** English catalogue. */
export const en = {
	address,
	api,
	ask,
	batch,
	batchRun,
	commands,
	completion,
	context,
	fields,
	guide,
	help,
	invite,
	many,
	manyRun,
	people,
	plain,
	program,
	settings,
	setup,
	ui,
	wizard,
};

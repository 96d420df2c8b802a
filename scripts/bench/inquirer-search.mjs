import {search} from '@inquirer/prompts';

await search({message: 'Which role?', source: (term) => [{value: `role ${term ?? ''}`}]});

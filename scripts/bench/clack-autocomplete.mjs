import {autocomplete} from '@clack/prompts';

await autocomplete({message: 'Which role?', options: [{value: 'a'}, {value: 'b'}]});

import {input} from '@inquirer/prompts';

await input({message: 'Who do you want to invite?'});

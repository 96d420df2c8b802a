import {text} from '@clack/prompts';

await text({message: 'Who do you want to invite?'});

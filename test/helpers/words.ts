import {loadWords} from '../../source/words/words.ts';

await loadWords('en');

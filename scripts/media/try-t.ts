import {writeDown} from './transcripts.ts';
import {transcripts} from './transcripts/sessions.ts';
for (const t of transcripts) { try { console.log(await writeDown(t)); } catch (e) { console.log('FAILED', t.title, String((e as Error).cause)); } }

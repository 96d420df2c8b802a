import * as z from 'zod/mini';
import {jobTitles} from './job-titles.ts';

/** The body of an invite as the published document has it, nothing more: for servers that check what they are sent. */
export const inviteBodySchema = z.strictObject({
	email: z.email(),
	firstName: z.exactOptional(z.string()),
	lastName: z.exactOptional(z.string()),
	jobTitle: z.exactOptional(z.enum(jobTitles)),
	roleId: z.exactOptional(z.string()),
	organizationId: z.exactOptional(z.string()),
});

/** The body of `POST /iam/v1/users/invite`; absent fields are not sent. */
export type InviteBody = z.infer<typeof inviteBodySchema>;

/** The eight job titles the service knows (docs/api.md, Job titles). */
export const jobTitles = [
	'Data Engineer / Data Analysts',
	'Executive Team',
	'Finance / Accounting',
	'Founder',
	'Legal / Purchasing',
	'Management',
	'Sales / Marketing',
	'Software / Ops Engineer',
] as const;

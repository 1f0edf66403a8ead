import sql from 'sql-template-tag';

export const COMPARISON = { gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` } as const;
export type Comparison = keyof typeof COMPARISON;

/** Text that stands for itself inside a LIKE pattern. */
export const likeEscaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

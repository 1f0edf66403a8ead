/** The job that looks again at what time alone has changed. */
export const ROUND = 'risks.round';

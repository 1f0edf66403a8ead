const UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?\+00$/;

/** PostgreSQL's text of an instant as ISO 8601 with milliseconds. In UTC, as every connection of ours speaks, without a calendar. */
export function isoInstant(text: string): string {
  const parts = UTC.exec(text);
  return parts ? `${parts[1]}T${parts[2]}${`${parts[3] ?? '.'}000`.slice(0, 4)}Z` : new Date(text).toISOString();
}

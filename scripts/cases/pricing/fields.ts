// Reads the fields of a case record: by name, with the spellings the format allows, and remembers which names nobody asked for.

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonRecord = { [name: string]: Json };

export const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names that carry no meaning for the calculation. */
const REMARKS = ['id', 'name', 'title', 'note', 'notes', 'label', 'description', 'comment', 'tags', 'type', 'stage', 'kind'];

export type Fields = {
  readonly record: JsonRecord;
  readonly raw: (...names: string[]) => Json | undefined;
  readonly text: (...names: string[]) => string | undefined;
  readonly number: (...names: string[]) => number | undefined;
  readonly flag: (...names: string[]) => boolean;
  /** A single value or a list, as a list. */
  readonly texts: (...names: string[]) => string[] | undefined;
  readonly records: (...names: string[]) => JsonRecord[];
};

/** `unknown` collects the names that were never read, for the mismatch report. */
export function fieldReader(where: string, unknown: Set<string>): (record: JsonRecord) => Fields {
  return (record) => {
    for (const name of Object.keys(record)) if (!REMARKS.includes(name)) unknown.add(`${where}.${name}`);
    const raw = (...names: string[]): Json | undefined => {
      const name = names.find((one) => record[one] !== undefined && record[one] !== null);
      if (name === undefined) return undefined;
      unknown.delete(`${where}.${name}`);
      return record[name];
    };
    const text = (...names: string[]): string | undefined => {
      const value = raw(...names);
      return value === undefined ? undefined : String(value);
    };
    return {
      record,
      raw,
      text,
      number: (...names) => {
        const value = text(...names);
        return value === undefined ? undefined : Number(value);
      },
      flag: (...names) => raw(...names) === true,
      texts: (...names) => {
        const value = raw(...names);
        return value === undefined ? undefined : (Array.isArray(value) ? value : [value]).map(String);
      },
      records: (...names) => {
        const value = raw(...names);
        return Array.isArray(value) ? value.filter(isRecord) : [];
      },
    };
  };
}

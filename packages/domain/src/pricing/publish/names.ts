// The names a condition accepts. Most conditions accept one to four: then comparing them one by one is faster than any set, and twenty
// thousand rules carry no set that nobody needs.

export type Names = readonly string[] | ReadonlySet<string>;

const FEW = 8;

/** Each name once. */
export function namesOf(values: readonly string[]): Names {
  if (values.length > FEW) return new Set(values);
  return values.length < 2 ? values : values.filter((value, place) => values.indexOf(value) === place);
}

export const holdsName = (names: Names, name: string): boolean =>
  names instanceof Set ? names.has(name) : (names as readonly string[]).includes(name);

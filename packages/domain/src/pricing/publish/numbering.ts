// Names as numbers. A quote compares whole numbers and finds rules under them in bare arrays; the texts are looked at once, when prices
// are published. Every name of every kind has a number of its own, counted through all kinds from 0, so a number alone says which name
// of which kind is meant.

export type Numbering<Kind extends string> = {
  readonly numbers: Readonly<Record<Kind, ReadonlyMap<string, number>>>;
  /** How many numbers there are. */
  readonly size: number;
};

/** What a quote has of a kind that nobody asks for. */
export const NO_NUMBER = -1;

export const numberOf = <Kind extends string>({ numbers }: Numbering<Kind>, kind: Kind, name: string | undefined): number =>
  name === undefined ? NO_NUMBER : (numbers[kind].get(name) ?? NO_NUMBER);

export type Registrar<Kind extends string> = {
  /** The number of a name, a new one when it was not seen before. */
  readonly register: (kind: Kind, name: string) => number;
  readonly finish: () => Numbering<Kind>;
};

export function registrar<Kind extends string>(kinds: readonly Kind[]): Registrar<Kind> {
  const numbers = Object.fromEntries(kinds.map((kind) => [kind, new Map<string, number>()])) as Record<Kind, Map<string, number>>;
  let size = 0;
  return {
    register: (kind, name) => {
      const known = numbers[kind].get(name);
      if (known !== undefined) return known;
      numbers[kind].set(name, size);
      return size++;
    },
    finish: () => ({ numbers, size }),
  };
}

/** Ascending, each once. */
export type NumberSet = readonly number[];

export function numberSet(numbers: number[]): NumberSet {
  if (numbers.length < 2) return numbers;
  numbers.sort((a, b) => a - b);
  return numbers.filter((number, place) => place === 0 || numbers[place - 1] !== number);
}

const FEW = 8;

/** Most conditions accept one to four names: then going along them is faster than anything else. */
export function holds(set: NumberSet, number: number): boolean {
  let low = 0;
  let high = set.length;
  while (high - low > FEW) {
    const middle = (low + high) >> 1;
    if (set[middle]! <= number) low = middle;
    else high = middle;
  }
  for (let place = low; place < high; place++) if (set[place] === number) return true;
  return false;
}

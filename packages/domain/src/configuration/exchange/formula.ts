// Boolean formulas over feature names, as UVL constraints write them (! & | => <=> and brackets), and their clauses.

export type Formula =
  | { readonly kind: 'feature'; readonly name: string }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and' | 'or' | 'implies' | 'iff'; readonly left: Formula; readonly right: Formula };

const TOKEN = /\s*(<=>|=>|[!&|()]|"[^"]*"|[^\s!&|()=<>"]+)/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (!match) throw new RangeError(`cannot read the constraint ${text}`);
    tokens.push(match[1]!);
  }
  return tokens;
}

/** From the loosest binding to the tightest. */
const BINARY: readonly { readonly sign: string; readonly kind: 'iff' | 'implies' | 'or' | 'and' }[] = [
  { sign: '<=>', kind: 'iff' },
  { sign: '=>', kind: 'implies' },
  { sign: '|', kind: 'or' },
  { sign: '&', kind: 'and' },
];

/** Throws RangeError when the text is not a Boolean formula. */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text);
  let place = 0;
  const atom = (): Formula => {
    const token = tokens[place++];
    if (token === '!') return { kind: 'not', of: atom() };
    if (token === '(') {
      const inner = binary(0);
      if (tokens[place++] !== ')') throw new RangeError(`a bracket is not closed in ${text}`);
      return inner;
    }
    if (token === undefined || /^[&|)=<]/.test(token)) throw new RangeError(`a feature is missing in ${text}`);
    return { kind: 'feature', name: token.replaceAll('"', '') };
  };
  const binary = (strength: number): Formula => {
    const operator = BINARY[strength];
    if (!operator) return atom();
    let left = binary(strength + 1);
    while (tokens[place] === operator.sign) {
      place += 1;
      left = { kind: operator.kind, left, right: binary(strength + 1) };
    }
    return left;
  };
  const formula = binary(0);
  if (place < tokens.length) throw new RangeError(`cannot read ${tokens.slice(place).join(' ')} in ${text}`);
  return formula;
}

export type SignedName = { readonly name: string; readonly positive: boolean };
const MOST_CLAUSES = 20_000;

function bothHold(left: SignedName[][], right: SignedName[][]): SignedName[][] {
  return [...left, ...right];
}

function eitherHolds(left: SignedName[][], right: SignedName[][]): SignedName[][] {
  if (left.length * right.length > MOST_CLAUSES) throw new RangeError('a constraint has too many clauses');
  return left.flatMap((one) => right.map((other) => [...one, ...other]));
}

/** The clauses of the formula, or of its opposite, by distribution. */
export function clausesOfFormula(formula: Formula, positive = true): SignedName[][] {
  if (formula.kind === 'feature') return [[{ name: formula.name, positive }]];
  if (formula.kind === 'not') return clausesOfFormula(formula.of, !positive);
  const { left, right } = formula;
  const of = (side: Formula, sign: boolean): SignedName[][] => clausesOfFormula(side, sign);
  switch (formula.kind) {
    case 'and':
      return (positive ? bothHold : eitherHolds)(of(left, positive), of(right, positive));
    case 'or':
      return (positive ? eitherHolds : bothHold)(of(left, positive), of(right, positive));
    case 'implies':
      return (positive ? eitherHolds : bothHold)(of(left, !positive), of(right, positive));
    case 'iff':
      return bothHold(eitherHolds(of(left, true), of(right, !positive)), eitherHolds(of(left, false), of(right, positive)));
  }
}

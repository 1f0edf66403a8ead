// Feature models in DIMACS CNF, as feature-modelling tools export them: 'c 12 name' names a variable, 'p cnf V C' begins, and every
// clause is literals ended by 0. A clause ¬a ∨ ¬b ∨ c ∨ d is the rule "a and b require one of c, d".
import type { Model, Option, Rule } from '../model.ts';

/** Names may have spaces: 'c 7 i3-7100 Kaby Lake'. A $ behind the number marks a variable that the exporting tool added. */
const NAME = /^c\s+(\d+)\$?\s+(\S.*?)\s*$/;

function clausesOf(lines: readonly string[]): number[][] {
  const clauses: number[][] = [];
  let clause: number[] = [];
  for (const word of lines.join(' ').split(/\s+/).filter(Boolean)) {
    const literal = Number(word);
    if (!Number.isInteger(literal)) throw new RangeError(`not a literal: ${word}`);
    if (literal === 0) {
      clauses.push(clause);
      clause = [];
    } else clause.push(literal);
  }
  if (clause.length > 0) throw new RangeError('the last clause does not end with 0');
  return clauses;
}

/** Throws RangeError when the text is not DIMACS CNF. Options cost nothing; rules are named 'c1', 'c2', … in the order of the clauses. */
export function modelFromDimacs(text: string): Model {
  const lines = text.split(/\r?\n/);
  const header = lines.map((line) => /^p\s+cnf\s+(\d+)\s+(\d+)/.exec(line)).find(Boolean);
  if (!header) throw new RangeError('no "p cnf" line');
  const names = new Map(
    lines.flatMap((line): [number, string][] => {
      const match = NAME.exec(line);
      return match ? [[Number(match[1]), match[2]!]] : [];
    }),
  );
  const nameOf = (variable: number): string => names.get(Math.abs(variable)) ?? `v${Math.abs(variable)}`;
  const clauses = clausesOf(lines.filter((line) => !/^[cp%]/.test(line)));
  const options = Array.from({ length: Number(header[1]) }, (_, nth): Option => ({ id: nameOf(nth + 1), price: 0 }));
  const known = new Set(options.map(({ id }) => id));
  if (known.size < options.length) throw new RangeError('two variables have the same name');
  const rules = clauses.map((clause, nth): Rule => {
    const stranger = clause.find((literal) => !known.has(nameOf(literal)));
    if (stranger !== undefined) throw new RangeError(`variable ${Math.abs(stranger)} is beyond the ${header[1]} announced`);
    return {
      id: `c${nth + 1}`,
      kind: 'requiresAny',
      when: clause.filter((literal) => literal < 0).map(nameOf),
      targets: clause.filter((literal) => literal > 0).map(nameOf),
    };
  });
  return { options, groups: [], rules };
}

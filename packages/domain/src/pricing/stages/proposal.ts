// What a rule would do right now, without doing it. Rules of a group are compared by their proposals.
import type { Integer } from '../numbers/integer.ts';
import { plus } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { WorkingLine } from './workingLine.ts';

export type Obstacle = 'GROUP' | 'NO_STOCK' | 'ZERO';

export type Proposal = {
  /** The lines, by age, and what each of them would lose: offs[i] belongs to lines[i]. */
  readonly lines: readonly WorkingLine[];
  readonly offs: readonly Minor[];
  readonly total: Minor;
  readonly gift: WorkingLine | undefined;
  /** Why nothing would happen. */
  readonly obstacle: Obstacle | undefined;
};

export function proposalOf(lines: readonly WorkingLine[], offs: readonly Minor[], gift?: WorkingLine): Proposal {
  let total: Integer = 0;
  for (const off of offs) total = plus(total, off);
  return { lines, offs, total, gift, obstacle: total === 0 ? 'ZERO' : undefined };
}

export const nothingFor = (obstacle: Obstacle): Proposal => ({ lines: [], offs: [], total: 0, gift: undefined, obstacle });

// Boards, risks, plans and sums read columns past the door of the lists: what the caller's roles hide or mask is blank there too.
import { isClear } from '#domain/people/rights.ts';
import type { Scope } from '../people/scope.ts';

/** What stands where a value is kept from the reader. */
const BLANK = {
  name: '***',
  accountId: null,
  accountName: null,
  amount: null,
  winRate: null,
  closingOn: null,
  nextStepAt: null,
  lastActivityAt: null,
} as const;
type Key = keyof typeof BLANK;

type Tellable = { [K in Key]?: (typeof BLANK)[K] | string | number | null };

const tells = ({ rights }: Scope, field: string): boolean => isClear(rights, 'opportunity', field);

function isTold(scope: Scope, key: Key): boolean {
  return key === 'accountName' ? tells(scope, 'accountId') && isClear(scope.rights, 'account', 'name') : tells(scope, key);
}

/** Rows of opportunities as the caller may know them. */
export function toldRows<Row extends Tellable>(scope: Scope, rows: readonly Row[]): Row[] {
  const kept = (Object.keys(BLANK) as Key[]).filter((key) => !isTold(scope, key));
  if (kept.length === 0) return [...rows];
  return rows.map((row) => ({ ...row, ...Object.fromEntries(kept.filter((key) => key in row).map((key) => [key, BLANK[key]])) }));
}

interface Sums {
  amount: string | null;
  weighted: string | null;
}

/** Sums as the caller may know them: a weighted one tells of amount and win rate. */
export function toldSums<Row extends Sums>(scope: Scope, rows: readonly Row[]): Row[] {
  const [amount, weighted] = [tells(scope, 'amount'), tells(scope, 'amount') && tells(scope, 'winRate')];
  return rows.map((row) => ({ ...row, amount: amount ? row.amount : null, weighted: weighted ? row.weighted : null }));
}

export const tellsAmount = (scope: Scope): boolean => tells(scope, 'amount');

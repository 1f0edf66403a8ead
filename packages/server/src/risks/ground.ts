// What every look at plan and risk stands on: the days that count and the thresholds. They change rarely, and whoever changes them moves
// the revision that ends every scope: what was read for a scope lives as long as it does.
import type { RiskPolicy } from '#domain/processes/riskPolicy.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { type Days, daysOf } from '../settings/workCalendar.ts';
import { policiesOf } from './policies.ts';

type Ground = readonly [Days, (businessTypeId: string) => RiskPolicy];

const ofTransaction = new WeakMap<Tx, Promise<Ground>>();
const ofScope = new WeakMap<Scope, Ground>();

/** Asked for early, it travels with other questions; a transaction asks once, and with a scope at hand only the scope's first one does. */
export function groundOf(tx: Tx, scope?: Scope): Promise<Ground> {
  const known = ofTransaction.get(tx) ?? groundFor(tx, scope);
  ofTransaction.set(tx, known);
  return known;
}

async function groundFor(tx: Tx, scope: Scope | undefined): Promise<Ground> {
  const ground = (scope && ofScope.get(scope)) ?? (await Promise.all([daysOf(tx), policiesOf(tx)]));
  if (scope) ofScope.set(scope, ground);
  return ground;
}

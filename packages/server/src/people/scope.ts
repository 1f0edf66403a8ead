// A scope says who acts, for which organisation, with which rights. Only the gates (session, API key, jobs) mint one;
// every query and command takes it, so forgetting it does not compile.
import { ownersWithin, type Reach } from '#domain/people/organisation.ts';
import { levelOf, type ObjectAction, type ObjectName, type Rights } from '#domain/people/rights.ts';
import type { WeekStart } from '#domain/records/relativeDays.ts';

declare const minted: unique symbol;

export interface ScopeFacts {
  orgId: string;
  userId: string;
  userName: string;
  roleIds: readonly string[];
  /** The person's department and those above it: an operator list naming any of them means this person. */
  departmentIds: readonly string[];
  rights: Rights;
  reach: Reach;
  timeZone: string;
  locale: string;
  currency: string;
  weekStart: WeekStart;
  via: 'session' | 'apiKey' | 'job';
}

export interface Scope extends ScopeFacts {
  readonly [minted]: true;
}

/** For the gates only. */
export function mintScope(facts: ScopeFacts): Scope {
  return facts as Scope;
}

/** Owners whose records the scope may touch with an action: user ids, or `all`. */
export function ownersFor(scope: Scope, object: ObjectName, action: ObjectAction): readonly string[] | 'all' {
  return ownersWithin(levelOf(scope.rights, object, action), scope.reach);
}

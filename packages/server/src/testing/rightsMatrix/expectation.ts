// What a route promises about rights, said apart from the code that keeps the promise. One short line per route.
import type { ObjectAction, ObjectName } from '#domain/people/rights.ts';
import { type Relation, ROLES, type RoleKey } from './roles.ts';
import type { MatrixRecord, World } from './world.ts';

/** How to call a route that is not about one record. */
export interface CallOn {
  /** Path parameters that name no thing of an organisation. */
  path?: (world: World) => Record<string, string>;
  /** Path parameters naming something of the home organisation; the same roles of a foreign one must get 404. */
  at?: (world: World) => Record<string, string>;
  /** `at` names something of another person: everybody gets 404, but for those who look after all of them. */
  personal?: boolean | { except: readonly RoleKey[] };
  query?: (world: World) => Record<string, string>;
  /** A body good enough to get beyond 400. */
  body?: (world: World) => object;
  /** A multipart upload of one small file instead of a body. */
  upload?: boolean;
  /** A list: it names exactly those records of this object that the caller may read. */
  shows?: ObjectName;
  /** The answer never ends: only the doors are tried. */
  endless?: boolean;
}

/** How to call a route on a record; the path parameters default to the record's object and id. */
export interface CallOnRecord {
  at?: (record: MatrixRecord, world: World) => Record<string, string>;
  query?: (record: MatrixRecord, world: World) => Record<string, string>;
  body?: (record: MatrixRecord, world: World) => object;
  /** A multipart upload of one small file instead of a body. */
  upload?: boolean;
  /** Whose records it opens, when that is not what REACH says of the action. */
  reach?: readonly Relation[];
  /** Beyond reach, only these roles. */
  roles?: readonly RoleKey[];
  /** A body that counts as a refusal although the answer is 200. */
  refusal?: RegExp;
}

export type Expectation =
  | { for: 'everyone' }
  | { for: readonly RoleKey[]; call: CallOn }
  | { on: readonly ObjectName[]; action: ObjectAction; call: CallOnRecord };

/** `METHOD /path` → what it promises. */
export type MatrixTable = Readonly<Record<string, Expectation>>;

/** Before sign-in. */
export const everyone: Expectation = { for: 'everyone' };
/** Every role: about oneself, or what the whole organisation may know. */
export const signedIn = (call: CallOn = {}): Expectation => ({ for: ROLES, call });
/** These roles and no other. */
export const only = (roles: readonly RoleKey[], call: CallOn = {}): Expectation => ({ for: roles, call });
/** Those whose right to `action` reaches the record: see REACH. */
export const onRecord = (object: ObjectName, action: ObjectAction, call: CallOnRecord = {}): Expectation => ({
  on: [object],
  action,
  call,
});
/** The same for a route with `:object` in its path. */
export const onEveryObject = (action: ObjectAction, call: CallOnRecord = {}): Expectation => ({
  on: ['account', 'contact', 'opportunity', 'product', 'competitor'],
  action,
  call,
});

const ALL: readonly Relation[] = ['own', 'subordinate', 'peer'];
const BELOW: readonly Relation[] = ['own', 'subordinate'];

/** Whose records each seeded role may act upon. Written down by hand: the code under test must agree with it. */
export const REACH: Record<RoleKey, (object: ObjectName, action: ObjectAction) => readonly Relation[]> = {
  administrator: () => ALL,
  processOwner: (_, action) => (action === 'read' ? ALL : []),
  salesManager: (object, action) => (isOwned(object) ? BELOW : readersOf(action)),
  seller: (object, action) => (isOwned(object) ? BELOW : readersOf(action)),
  service: (object, action) => (action !== 'read' ? [] : object === 'opportunity' ? BELOW : ALL),
  finance: (object, action) => (action === 'read' || (action === 'export' && isOwned(object)) ? ALL : []),
  readOnly: (_, action) => (action === 'read' ? ALL : []),
};

const isOwned = (object: ObjectName): boolean => object !== 'product' && object !== 'competitor';
/** What belongs to nobody is read by all and changed by the administrator. */
const readersOf = (action: ObjectAction): readonly Relation[] => (action === 'read' ? ALL : []);

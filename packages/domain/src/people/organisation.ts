// The organisation: a tree of departments and a chain of managers. Reach answers whose records a person meets at each level.
import type { Level } from './rights.ts';

export interface Person {
  id: string;
  managerId: string | null;
  departmentId: string | null;
}

export interface Department {
  id: string;
  parentId: string | null;
}

/** User ids within a person's reach; each is a superset of the one before. */
export interface Reach {
  own: string[];
  team: string[];
  department: string[];
}

/** Ids of the roots and of everything below them; a cycle is walked once. */
export function withAllBelow(roots: readonly string[], childrenOf: ReadonlyMap<string | null, string[]>): Set<string> {
  const found = new Set<string>();
  const open = [...roots];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(childrenOf.get(next) ?? []));
  }
  return found;
}

function childrenByParent<T>(rows: readonly T[], id: (row: T) => string, parent: (row: T) => string | null): Map<string | null, string[]> {
  const children = new Map<string | null, string[]>();
  for (const row of rows) {
    const list = children.get(parent(row));
    if (list) list.push(id(row));
    else children.set(parent(row), [id(row)]);
  }
  return children;
}

/** Whose records `userId` meets at the levels own, team and department. */
export function reachOf(userId: string, people: readonly Person[], departments: readonly Department[]): Reach {
  const self = people.find((person) => person.id === userId);
  const below = withAllBelow(
    [userId],
    childrenByParent(
      people,
      (p) => p.id,
      (p) => p.managerId,
    ),
  );
  const inDepartments = (ids: ReadonlySet<string>): string[] =>
    people.filter((person) => person.departmentId !== null && ids.has(person.departmentId)).map((person) => person.id);
  const mine = self?.departmentId ?? null;
  const own = [...below].sort();
  if (mine === null) return { own, team: own, department: own };
  const tree = withAllBelow(
    [mine],
    childrenByParent(
      departments,
      (d) => d.id,
      (d) => d.parentId,
    ),
  );
  const team = [...new Set([...own, ...inDepartments(new Set([mine]))])].sort();
  return { own, team, department: [...new Set([...team, ...inDepartments(tree)])].sort() };
}

/** The owners whose records a level opens: a list of user ids, or `all`. */
export function ownersWithin(level: Level, reach: Reach): readonly string[] | 'all' {
  switch (level) {
    case 'none':
      return [];
    case 'all':
      return 'all';
    default:
      return reach[level];
  }
}

/** True when making `managerId` the manager of `userId` would put a person above himself. */
export function wouldLoop(userId: string, managerId: string | null, people: readonly Person[]): boolean {
  return isUnder(userId, managerId, new Map(people.map((person) => [person.id, person.managerId])));
}

/** True when hanging a department under `parentId` would put it below itself. */
export function wouldLoopDepartments(id: string, parentId: string | null, departments: readonly Department[]): boolean {
  return isUnder(id, parentId, new Map(departments.map((department) => [department.id, department.parentId])));
}

/** Is `id` met on the way up from `from`, itself included? `above` says who stands above whom. */
export function isUnder(id: string, from: string | null, above: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at = from; at !== null && !seen.has(at); at = above.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

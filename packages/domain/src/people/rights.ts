// Rights: function × object × field. A role grants; several roles add up to the widest grant of each right.
// A superior sees and may act on everything below him, whatever his role says beyond `none`.

export const OBJECTS = ['account', 'contact', 'opportunity', 'product', 'competitor'] as const;
export type ObjectName = (typeof OBJECTS)[number];

export const OBJECT_ACTIONS = ['read', 'create', 'edit', 'delete', 'assign', 'export', 'import'] as const;
export type ObjectAction = (typeof OBJECT_ACTIONS)[number];

/**
 * How far a right reaches: `own` = what I or people below me own; `team` = own, and my department's people;
 * `department` = my department and those below it; `all` = the organisation.
 */
export const LEVELS = ['none', 'own', 'team', 'department', 'all'] as const;
export type Level = (typeof LEVELS)[number];

export const FIELD_LEVELS = ['hidden', 'masked', 'read', 'edit'] as const;
export type FieldLevel = (typeof FIELD_LEVELS)[number];

/** What one may do apart from records. */
export const FUNCTIONS = [
  'people.manage',
  'roles.manage',
  'settings.manage',
  'processes.edit',
  'fields.manage',
  'views.share',
  'imports.run',
  'opportunities.override',
  'opportunities.reopen',
  'mail.read',
  'operations.read',
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** Functions over people and the house itself; an API key carries them only when it says so. */
export const ADMINISTRATION: readonly FunctionName[] = ['people.manage', 'roles.manage', 'settings.manage', 'mail.read'];

export interface Rights {
  functions: Partial<Record<FunctionName, boolean>>;
  objects: Partial<Record<ObjectName, Partial<Record<ObjectAction, Level>>>>;
  /** Only what deviates from `edit` is written down. */
  fields: Partial<Record<ObjectName, Record<string, FieldLevel>>>;
}

export const NO_RIGHTS: Rights = { functions: {}, objects: {}, fields: {} };

const wider = <T extends string>(order: readonly T[], a: T, b: T): T => (order.indexOf(a) >= order.indexOf(b) ? a : b);

/** The widest grant of each right over all roles of a person. */
export function combineRights(roles: readonly Rights[]): Rights {
  const functions: Rights['functions'] = {};
  const objects: Rights['objects'] = {};
  for (const name of FUNCTIONS) if (roles.some((role) => role.functions[name])) functions[name] = true;
  for (const object of OBJECTS) {
    const widest = (action: ObjectAction): Level =>
      roles.map((role) => role.objects[object]?.[action] ?? 'none').reduce((a, b) => wider(LEVELS, a, b), 'none');
    objects[object] = Object.fromEntries(OBJECT_ACTIONS.map((action) => [action, widest(action)]));
  }
  return { functions, objects, fields: combineFields(roles) };
}

function combineFields(roles: readonly Rights[]): Rights['fields'] {
  const fields: Rights['fields'] = {};
  for (const object of OBJECTS) {
    const readers = roles.filter((role) => (role.objects[object]?.read ?? 'none') !== 'none');
    const keys = new Set(readers.flatMap((role) => Object.keys(role.fields[object] ?? {})));
    for (const key of keys) {
      const level = readers.map((role) => role.fields[object]?.[key] ?? 'edit').reduce((a, b) => wider(FIELD_LEVELS, a, b));
      if (level !== 'edit') fields[object] = { ...fields[object], [key]: level };
    }
  }
  return fields;
}

export function mayDo(rights: Rights, name: FunctionName): boolean {
  return rights.functions[name] === true;
}

export function withoutAdministration(rights: Rights): Rights {
  const kept = Object.entries(rights.functions).filter(([name]) => !ADMINISTRATION.includes(name as FunctionName));
  return { ...rights, functions: Object.fromEntries(kept) };
}

export function levelOf(rights: Rights, object: ObjectName, action: ObjectAction): Level {
  return rights.objects[object]?.[action] ?? 'none';
}

export function fieldLevel(rights: Rights, object: ObjectName, field: string): FieldLevel {
  return rights.fields[object]?.[field] ?? 'edit';
}

/** True when a reader sees the value as it is: neither hidden nor masked. */
export function isClear(rights: Rights, object: ObjectName, field: string): boolean {
  return !['hidden', 'masked'].includes(fieldLevel(rights, object, field));
}

/** A masked text keeps its first and last character so that people can tell two values apart: 138****21 → 1******1. */
export function maskText(text: string): string {
  const points = [...text];
  return points.length <= 2 ? '*'.repeat(points.length) : `${points[0]}${'*'.repeat(points.length - 2)}${points[points.length - 1]}`;
}

// The roles every organisation starts with. An administrator may change or add to them.
import { FUNCTIONS, type Level, OBJECT_ACTIONS, OBJECTS, type ObjectAction, type ObjectName, type Rights } from './rights.ts';

export interface BuiltinRole {
  key: string;
  nameZh: string;
  nameEn: string;
  rights: Rights;
}

const OWNERLESS: readonly ObjectName[] = ['product', 'competitor'];

/** One level for every action on every owned object; objects without an owner are read by all and changed where `catalogue` says. */
function objectRights(levels: Partial<Record<ObjectAction, Level>>, catalogue: 'read' | 'edit' = 'read'): Rights['objects'] {
  return Object.fromEntries(
    OBJECTS.map((object) => [
      object,
      OWNERLESS.includes(object)
        ? Object.fromEntries(OBJECT_ACTIONS.map((action) => [action, action === 'read' || catalogue === 'edit' ? 'all' : 'none']))
        : Object.fromEntries(OBJECT_ACTIONS.map((action) => [action, levels[action] ?? 'none'])),
    ]),
  );
}

const every = (level: Level): Partial<Record<ObjectAction, Level>> =>
  Object.fromEntries(OBJECT_ACTIONS.map((action) => [action, action === 'create' ? 'all' : level]));

export const BUILTIN_ROLES: readonly BuiltinRole[] = [
  {
    key: 'administrator',
    nameZh: '系统管理员',
    nameEn: 'Administrator',
    rights: {
      functions: Object.fromEntries(FUNCTIONS.map((name) => [name, true])),
      objects: objectRights(every('all'), 'edit'),
      fields: {},
    },
  },
  {
    key: 'processOwner',
    nameZh: '流程管理员',
    nameEn: 'Process owner',
    rights: {
      functions: { 'processes.edit': true, 'fields.manage': true, 'views.share': true },
      objects: objectRights({ read: 'all' }),
      fields: {},
    },
  },
  {
    key: 'salesManager',
    nameZh: '销售主管',
    nameEn: 'Sales manager',
    rights: {
      functions: { 'views.share': true, 'imports.run': true, 'opportunities.override': true, 'opportunities.reopen': true },
      objects: objectRights(every('department')),
      fields: {},
    },
  },
  {
    key: 'seller',
    nameZh: '销售',
    nameEn: 'Seller',
    rights: { functions: { 'imports.run': true }, objects: objectRights({ ...every('own'), delete: 'own' }), fields: {} },
  },
  {
    key: 'service',
    nameZh: '售后服务',
    nameEn: 'Service',
    rights: {
      functions: {},
      objects: { ...objectRights({ read: 'all' }), opportunity: { read: 'own' } },
      fields: {},
    },
  },
  {
    key: 'finance',
    nameZh: '财务',
    nameEn: 'Finance',
    rights: { functions: {}, objects: objectRights({ read: 'all', export: 'all' }), fields: { contact: { mobile: 'masked' } } },
  },
  { key: 'readOnly', nameZh: '只读', nameEn: 'Read only', rights: { functions: {}, objects: objectRights({ read: 'all' }), fields: {} } },
];

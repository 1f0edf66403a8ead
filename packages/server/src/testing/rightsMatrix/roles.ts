export const ROLES = ['administrator', 'processOwner', 'salesManager', 'seller', 'service', 'finance', 'readOnly'] as const;
export type RoleKey = (typeof ROLES)[number];

/** Whose record it is, seen from the person who acts. */
export const RELATIONS = ['own', 'subordinate', 'peer'] as const;
export type Relation = (typeof RELATIONS)[number];

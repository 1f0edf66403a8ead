// 授权边界 Who may give what to whom: nobody gives, or acts upon, more rights than he holds himself, unless roles are his to manage;
// and an organisation never loses the last person who can let others in.
import {
  FIELD_LEVELS,
  type FieldLevel,
  FUNCTIONS,
  fieldLevel,
  LEVELS,
  levelOf,
  mayDo,
  OBJECT_ACTIONS,
  OBJECTS,
  type ObjectAction,
  type ObjectName,
  type Rights,
} from './rights.ts';

/** True when `rights` holds anything that `holder` lacks. */
export function exceeds(rights: Rights, holder: Rights): boolean {
  return (
    FUNCTIONS.some((name) => mayDo(rights, name) && !mayDo(holder, name)) ||
    OBJECTS.some((object) => OBJECT_ACTIONS.some((action) => reachesFurther(rights, holder, object, action))) ||
    OBJECTS.some((object) => levelOf(rights, object, 'read') !== 'none' && seesMoreFields(rights, holder, object))
  );
}

const reachesFurther = (rights: Rights, holder: Rights, object: ObjectName, action: ObjectAction): boolean =>
  LEVELS.indexOf(levelOf(rights, object, action)) > LEVELS.indexOf(levelOf(holder, object, action));

const fieldRank = (level: FieldLevel): number => FIELD_LEVELS.indexOf(level);

/** A field the holder may see less of than the rights would allow. */
function seesMoreFields(rights: Rights, holder: Rights, object: ObjectName): boolean {
  return Object.keys(holder.fields[object] ?? {}).some(
    (field) => fieldRank(fieldLevel(rights, object, field)) > fieldRank(fieldLevel(holder, object, field)),
  );
}

/** May a person with `actor` rights hand out these rights, or change a person who holds them? */
export function mayGrant(actor: Rights, rights: Rights): boolean {
  return mayDo(actor, 'roles.manage') || !exceeds(rights, actor);
}

/** Somebody who can sign in, invite others and give them roles. */
export const isKeyholder = (rights: Rights): boolean => mayDo(rights, 'people.manage') && mayDo(rights, 'roles.manage');

/** True when among the combined rights of everybody who can sign in nobody is left to let others in. */
export const locksEverybodyOut = (rightsOfActivePeople: readonly Rights[]): boolean => !rightsOfActivePeople.some(isKeyholder);

import sql from 'sql-template-tag';
import { BUILTIN_ROLES } from '#domain/people/builtinRoles.ts';
import type { Database, Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { copyAnnouncedDays } from '../settings/calendar.ts';

export interface NewOrganisation {
  id?: string;
  name: string;
  currency?: string;
  timeZone?: string;
  locale?: string;
}

export interface CreatedOrganisation {
  orgId: string;
  /** Role ids by key. */
  roleIds: Record<string, string>;
}

/** A new organisation with the roles everyone starts from. */
export async function createOrganisation(database: Database, input: NewOrganisation): Promise<CreatedOrganisation> {
  const orgId = input.id ?? newId();
  return database.write(orgId, (tx) => insertOrganisation(tx, orgId, input));
}

/** The same within a transaction of that organisation. */
export async function insertOrganisation(tx: Tx, orgId: string, input: NewOrganisation): Promise<CreatedOrganisation> {
  const roleIds = Object.fromEntries(BUILTIN_ROLES.map((role) => [role.key, newId()]));
  await tx.run(sql`
    insert into organisations (id, name, currency, time_zone, locale)
    values (${orgId}, ${input.name}, ${input.currency ?? 'CNY'}, ${input.timeZone ?? 'Asia/Shanghai'}, ${input.locale ?? 'zh-CN'})`);
  for (const role of BUILTIN_ROLES) {
    await tx.run(sql`
      insert into roles (org_id, id, key, name_zh, name_en, rights)
      values (${orgId}, ${roleIds[role.key]}, ${role.key}, ${role.nameZh}, ${role.nameEn}, ${JSON.stringify(role.rights)})`);
  }
  await copyAnnouncedDays(tx);
  return { orgId, roleIds };
}

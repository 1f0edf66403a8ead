import sql from 'sql-template-tag';
import type { Account } from '#domain/people/contract.ts';
import { checkPreferences } from '#domain/people/preferences.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { refused } from '../http/refusals.ts';
import { differences } from './changePerson.ts';
import { bumpPeopleRevision } from './loadScope.ts';
import { namePinyin } from './namePinyin.ts';
import type { Scope } from './scope.ts';

export async function readAccount(tx: Tx, scope: Scope): Promise<Account> {
  return (await tx.first<Account>(sql`
    select u.name, u.email, u.phone, u.title, d.name as department, m.name as manager, u.locale, u.time_zone as "timeZone", u.preferences,
      u.password_changed_at as "passwordChangedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'nameZh', r.name_zh, 'nameEn', r.name_en) order by r.name_en), '[]')
        from user_roles h join roles r on r.org_id = h.org_id and r.id = h.role_id where h.org_id = u.org_id and h.user_id = u.id) as roles
    from users u
      left join departments d on d.org_id = u.org_id and d.id = u.department_id
      left join users m on m.org_id = u.org_id and m.id = u.manager_id
    where u.org_id = ${scope.orgId} and u.id = ${scope.userId}`))!;
}

export interface AccountChange {
  name?: string | undefined;
  phone?: string | null | undefined;
  locale?: 'zh-CN' | 'en' | null | undefined;
  timeZone?: string | null | undefined;
  preferences?: Record<string, unknown> | undefined;
}

/** Preferences alone are nobody else's business: they leave no event and disturb nobody's cached scope. */
export async function changeAccount(tx: Tx, scope: Scope, { preferences, ...profile }: AccountChange, now: string): Promise<Account> {
  if (preferences) await mergePreferences(tx, scope, preferences);
  if (Object.keys(profile).length > 0) await changeProfile(tx, scope, profile, now);
  return readAccount(tx, scope);
}

async function mergePreferences(tx: Tx, scope: Scope, preferences: Record<string, unknown>): Promise<void> {
  const kept = await tx.first<{ keys: number; bytes: number }>(sql`
    update users set preferences = jsonb_strip_nulls(preferences || ${JSON.stringify(preferences)}::jsonb)
    where org_id = ${scope.orgId} and id = ${scope.userId}
    returning (select count(*) from jsonb_object_keys(preferences)) as keys, octet_length(preferences::text) as bytes`);
  const decision = checkPreferences(kept!);
  if (!decision.allowed) throw refused(decision.reasons, 'These are more preferences than are kept.');
}

async function changeProfile(tx: Tx, scope: Scope, profile: Omit<AccountChange, 'preferences'>, now: string): Promise<void> {
  await bumpPeopleRevision(tx);
  const before = await readAccount(tx, scope);
  const after = { ...before, ...Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined)) };
  await tx.run(sql`
    update users set name = ${after.name}, pinyin = ${namePinyin(after.name)}, phone = ${after.phone || null}, locale = ${after.locale},
      time_zone = ${after.timeZone}, row_version = row_version + 1, updated_at = ${now}
    where org_id = ${scope.orgId} and id = ${scope.userId}`);
  const data = { name: after.name, changed: differences(before, after) };
  await recordEvent(tx, scope, now, { kind: 'user.changed', object: 'user', recordId: scope.userId, data });
}

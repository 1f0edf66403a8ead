// Routes of the organisation: people, departments, roles, and the mail that was sent.
import { z } from 'zod';
import { currency, done, idParams, instant, route, uuid } from '../contract.ts';
import { AMOUNT_HOLDERS } from '../settings/currencyChange.ts';
import { email, knownCurrency, localeName, rightsShape, timeZone, weekStart } from './contract.ts';

export const PERSON_STATUSES = ['invited', 'active', 'deactivated'] as const;
const rowVersion = z.int().min(1);
const shortText = (max: number) => z.string().trim().max(max);

export const person = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  title: z.string().nullable(),
  departmentId: uuid.nullable(),
  managerId: uuid.nullable(),
  status: z.enum(PERSON_STATUSES),
  locale: localeName.nullable(),
  timeZone: z.string().nullable(),
  roleIds: z.array(uuid),
  rowVersion,
});
export type Person = z.infer<typeof person>;

export const listPeople = route({
  method: 'GET',
  path: '/api/people',
  summary: 'Colleagues by name, pinyin, initials or e-mail; or those with the given ids, for pickers and labels',
  query: z.object({
    q: z.string().max(100).optional(),
    /** Ids separated by commas; everything else is then left aside. */
    ids: z
      .string()
      .max(8000)
      .regex(/^[0-9a-fA-F,-]*$/)
      .optional(),
    departmentId: uuid.optional(),
    /** `true`: also the departments below. */
    below: z.enum(['true', 'false']).optional(),
    status: z.enum([...PERSON_STATUSES, 'any']).optional(),
    roleId: uuid.optional(),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(500).optional(),
  }),
  reply: z.object({ people: z.array(person), next: z.string().nullable() }),
});

export const readPerson = route({
  method: 'GET',
  path: '/api/people/:id',
  summary: 'One person, with what he would leave behind: open records, people who report to him, last visit',
  params: idParams,
  reply: z.object({
    person,
    lastSeenAt: instant.nullable(),
    /** False when the person holds rights the reader may not touch. */
    mayChange: z.boolean(),
    holdings: z.object({ account: z.int(), contact: z.int(), opportunity: z.int(), reports: z.int() }),
  }),
});

const personInput = {
  name: shortText(80).min(1),
  email,
  phone: shortText(40).nullable(),
  title: shortText(80).nullable(),
  departmentId: uuid.nullable(),
  managerId: uuid.nullable(),
  roleIds: z.array(uuid).max(50),
  locale: localeName.nullable(),
  timeZone: timeZone.nullable(),
};

export const invitePerson = route({
  method: 'POST',
  path: '/api/people',
  summary: 'Invite a person by mail',
  body: z.strictObject(personInput).partial().required({ name: true, email: true, roleIds: true }),
  reply: person,
});
export const changePerson = route({
  method: 'PATCH',
  path: '/api/people/:id',
  summary: 'Change a person; what is left out stays',
  params: idParams,
  body: z
    .strictObject({ ...personInput, rowVersion })
    .partial()
    .required({ rowVersion: true }),
  reply: person,
});
export const resendInvitation = route({
  method: 'POST',
  path: '/api/people/:id/invitation',
  summary: 'Send the invitation again; the earlier link stops working',
  params: idParams,
  reply: done,
});
export const deactivatePerson = route({
  method: 'POST',
  path: '/api/people/:id/deactivation',
  summary: 'Deactivate a person: signed out everywhere at once, API keys revoked; records stay until somebody assigns them',
  params: idParams,
  reply: person,
});
export const reactivatePerson = route({
  method: 'DELETE',
  path: '/api/people/:id/deactivation',
  summary: 'Let a deactivated person in again',
  params: idParams,
  reply: person,
});

export const department = z.object({
  id: uuid,
  parentId: uuid.nullable(),
  name: z.string(),
  position: z.int(),
  /** People in it who are not deactivated, without the departments below. */
  people: z.int(),
});
export type Department = z.infer<typeof department>;

export const listDepartments = route({
  method: 'GET',
  path: '/api/departments',
  summary: 'The department tree, as a flat list in order',
  reply: z.object({ departments: z.array(department) }),
});
export const createDepartment = route({
  method: 'POST',
  path: '/api/departments',
  summary: 'Add a department',
  body: z.strictObject({ name: shortText(80).min(1), parentId: uuid.nullable() }),
  reply: department,
});
export const changeDepartment = route({
  method: 'PATCH',
  path: '/api/departments/:id',
  summary: 'Rename or move a department',
  params: idParams,
  body: z.strictObject({ name: shortText(80).min(1), parentId: uuid.nullable(), position: z.int().min(0).max(100_000) }).partial(),
  reply: department,
});
export const deleteDepartment = route({
  method: 'DELETE',
  path: '/api/departments/:id',
  summary: 'Delete a department that holds nobody and nothing',
  params: idParams,
  reply: done,
});

export const role = z.object({
  id: uuid,
  /** The name of a role every organisation starts with; null for its own. */
  key: z.string().nullable(),
  nameZh: z.string(),
  nameEn: z.string(),
  rights: rightsShape,
  people: z.int(),
  rowVersion,
});
export type Role = z.infer<typeof role>;
const roleInput = { nameZh: shortText(40).min(1), nameEn: shortText(40).min(1), rights: rightsShape };

export const listRoles = route({
  method: 'GET',
  path: '/api/roles',
  summary: 'All roles with their rights',
  reply: z.object({ roles: z.array(role) }),
});
export const createRole = route({
  method: 'POST',
  path: '/api/roles',
  summary: 'Add a role',
  body: z.strictObject(roleInput),
  reply: role,
});
export const changeRole = route({
  method: 'PUT',
  path: '/api/roles/:id',
  summary: 'Change a role; it holds from the next request of everybody who has it',
  params: idParams,
  body: z.strictObject({ ...roleInput, rowVersion }),
  reply: role,
});
export const deleteRole = route({
  method: 'DELETE',
  path: '/api/roles/:id',
  summary: "Delete one of the organisation's own roles that nobody holds",
  params: idParams,
  reply: done,
});

export const organisation = z.object({
  name: z.string(),
  currency,
  /** While anything stands here, the currency stays. */
  amountsKeptBy: z.array(z.enum(AMOUNT_HOLDERS)),
  timeZone: z.string(),
  locale: localeName,
  weekStart,
});
export type Organisation = z.infer<typeof organisation>;
export const readOrganisation = route({ method: 'GET', path: '/api/organisation', summary: 'The organisation', reply: organisation });
export const changeOrganisation = route({
  method: 'PATCH',
  path: '/api/organisation',
  summary: "Change the organisation's name, language, time zone, first day of the week, or, while nothing holds an amount, its currency",
  body: z.strictObject({ name: shortText(120).min(1), timeZone, locale: localeName, weekStart, currency: knownCurrency }).partial(),
  reply: organisation,
});

export const MAIL_STATUSES = ['waiting', 'stored', 'sent', 'failed'] as const;
export const mailSummary = z.object({
  id: uuid,
  recipient: z.string(),
  subject: z.string(),
  status: z.enum(MAIL_STATUSES),
  attempts: z.int(),
  lastError: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
});
export type MailSummary = z.infer<typeof mailSummary>;

export const listMail = route({
  method: 'GET',
  path: '/api/outgoing-mail',
  summary: 'Mail the product wanted to send, newest first, and whether a mail server is set up',
  query: z.object({
    status: z.enum(MAIL_STATUSES).optional(),
    after: uuid.optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
  }),
  reply: z.object({ mail: z.array(mailSummary), next: uuid.nullable(), delivers: z.boolean() }),
});
export const readMail = route({
  method: 'GET',
  path: '/api/outgoing-mail/:id',
  summary: 'One mail with its text; the text of a sent mail with a one-time link is not kept',
  params: idParams,
  reply: mailSummary.extend({ text: z.string().nullable() }),
});
export const sendMailAgain = route({
  method: 'POST',
  path: '/api/outgoing-mail/:id/delivery',
  summary: 'Try to send a stored or failed mail again',
  params: idParams,
  reply: done,
});

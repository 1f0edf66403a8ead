// The objects of the product and the fields each of them has.
import { ACCOUNT_FIELDS } from '../accounts/fields.ts';
import { COMPETITOR_FIELDS } from '../competitors/fields.ts';
import { CONTACT_FIELDS } from '../contacts/fields.ts';
import { OPPORTUNITY_FIELDS } from '../opportunities/fields.ts';
import { fieldLevel, OBJECTS, type ObjectName, type Rights } from '../people/rights.ts';
import { PRODUCT_FIELDS } from '../products/fields.ts';
import type { CallerField, Field, Label } from './field.ts';
import { type PickList, withPickLists } from './pickLists.ts';

export const OBJECT_PATHS = ['accounts', 'contacts', 'opportunities', 'products', 'competitors'] as const;
/** The object's name in addresses; also the name of its table. */
export type ObjectPath = (typeof OBJECT_PATHS)[number];

export interface ObjectDescriptor {
  name: ObjectName;
  path: ObjectPath;
  label: Label;
  /** Products and competitors belong to nobody: whoever may read one may read all. */
  owned: boolean;
  fields: readonly Field[];
}

export const OBJECT_DESCRIPTORS: Record<ObjectName, ObjectDescriptor> = {
  account: { name: 'account', path: 'accounts', label: { zh: '客户', en: 'Account' }, owned: true, fields: ACCOUNT_FIELDS },
  contact: { name: 'contact', path: 'contacts', label: { zh: '联系人', en: 'Contact' }, owned: true, fields: CONTACT_FIELDS },
  opportunity: {
    name: 'opportunity',
    path: 'opportunities',
    label: { zh: '商机', en: 'Opportunity' },
    owned: true,
    fields: OPPORTUNITY_FIELDS,
  },
  product: { name: 'product', path: 'products', label: { zh: '产品', en: 'Product' }, owned: false, fields: PRODUCT_FIELDS },
  competitor: {
    name: 'competitor',
    path: 'competitors',
    label: { zh: '竞争对手', en: 'Competitor' },
    owned: false,
    fields: COMPETITOR_FIELDS,
  },
};

export const objectOfPath = (path: ObjectPath): ObjectName => OBJECTS.find((name) => OBJECT_DESCRIPTORS[name].path === path)!;

/** What a company has added to the product's fields. */
export interface OwnFields {
  customFields: readonly Field[];
  pickLists: readonly PickList[];
}

/** The fields of an object as a person with these rights meets them: hidden ones are gone. */
export function fieldsFor(object: ObjectName, own: OwnFields, rights: Rights): CallerField[] {
  return [...withPickLists(OBJECT_DESCRIPTORS[object].fields, own.pickLists), ...own.customFields]
    .map((field) => ({ ...field, level: fieldLevel(rights, object, field.key) }))
    .filter((field) => field.level !== 'hidden');
}

/** Sorting or filtering by a masked value would tell it; only fields read in clear answer questions. */
export const isQuestionable = (field: CallerField): boolean => field.level === 'read' || field.level === 'edit';

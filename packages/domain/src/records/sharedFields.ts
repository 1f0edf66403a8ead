// What every object carries: its name, its owner, and the marks the system sets.
import { type Field, field } from './field.ts';

export const nameField = (zh: string, en: string): Field =>
  field('name', 'text', zh, en, { required: true, sortable: true, searchable: true, maxLength: 200 });

export const OWNER_FIELD: Field = field('ownerId', 'user', '负责人', 'Owner', { required: true, sortable: false });

export const DESCRIPTION_FIELD: Field = field('description', 'longText', '备注', 'Description', { maxLength: 10_000 });

const set = { readOnly: true, sortable: true } as const;

export const SYSTEM_FIELDS: readonly Field[] = [
  field('externalKey', 'text', '外部编号', 'External key', { maxLength: 100 }),
  field('lastActivityAt', 'instant', '最后跟进时间', 'Last activity', set),
  field('nextStepAt', 'instant', '下次跟进时间', 'Next step', set),
  field('createdAt', 'instant', '创建时间', 'Created', set),
  field('createdBy', 'user', '创建人', 'Created by', { readOnly: true }),
  field('updatedAt', 'instant', '更新时间', 'Updated', set),
  field('importId', 'system', '导入批次', 'Import run', { readOnly: true }),
];

// What a new business type starts from: nothing, a template of the company or of ours, the draft of another type, or a file.
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import type { ReactElement } from 'react';
import type { BusinessType } from '#domain/processes/contract.ts';
import type { SavedTemplate } from '#domain/processes/savedTemplates.contract.ts';
import { TEMPLATE_KEYS } from '#domain/processes/templates/template.ts';
import { PROCESS_TEMPLATES } from '#domain/processes/templates/templates.ts';
import { labelLanguage } from '../../i18n/language.ts';
import { type Translate, useTranslation } from '../../i18n/wording.ts';
import { savedTemplatesQuery } from './queries.ts';

const TEMPLATE = 'template:';
const SAVED = 'saved:';
const COPY = 'copy:';
export const FILE = 'file';
export const copyStart = (typeId: string): string => `${COPY}${typeId}`;

/** The chosen start as the server is told it. */
export function startOf(start: string | undefined, language: 'zh' | 'en') {
  const key = TEMPLATE_KEYS.find((one) => start === `${TEMPLATE}${one}`);
  if (key) return { template: { key, language } };
  if (start?.startsWith(SAVED)) return { templateId: start.slice(SAVED.length) };
  return start?.startsWith(COPY) ? { copyOf: start.slice(COPY.length) } : {};
}

interface StartFromProps {
  types: readonly BusinessType[];
  value: string | undefined;
  onChange: (start: string | undefined) => void;
  /** A template suggests its own name. */
  onName: (suggested: string) => void;
}

export function StartFrom(props: StartFromProps): ReactElement {
  const { t } = useTranslation();
  const saved = useQuery(savedTemplatesQuery).data ?? [];
  const choose = (start: string | undefined): void => {
    props.onChange(start);
    const suggested = builtIn(start)?.name[labelLanguage()] ?? savedOne(saved, start)?.name;
    if (suggested) props.onName(suggested);
  };
  return (
    <Form.Item label={t('processEditor.startFrom')} htmlFor="type-start" extra={hintOf(t, props.value, saved)}>
      <Select
        id="type-start"
        allowClear
        virtual={false} // all of it is there for a screen reader; there are a hundred templates at the most
        value={props.value}
        placeholder={t('processEditor.startEmpty')}
        options={optionsOf(t, props.types, saved)}
        onChange={choose}
      />
    </Form.Item>
  );
}

const builtIn = (start: string | undefined) => PROCESS_TEMPLATES.find(({ key }) => start === `${TEMPLATE}${key}`);
const savedOne = (saved: readonly SavedTemplate[], start: string | undefined) => saved.find(({ id }) => start === `${SAVED}${id}`);

function optionsOf(t: Translate, types: readonly BusinessType[], saved: readonly SavedTemplate[]) {
  const company = saved.map(({ id, name }) => ({ value: `${SAVED}${id}`, label: name }));
  return [
    ...(company.length > 0 ? [{ label: t('processTemplates.fromCompany'), options: company }] : []),
    {
      label: t('processDocuments.fromTemplate'),
      options: PROCESS_TEMPLATES.map(({ key, name }) => ({ value: `${TEMPLATE}${key}`, label: name[labelLanguage()] })),
    },
    {
      label: t('processDocuments.fromType'),
      options: types.map((type) => ({ value: copyStart(type.id), label: t('processEditor.copyOf', { name: type.name }) })),
    },
    { value: FILE, label: t('processDocuments.fromFile') },
  ];
}

function hintOf(t: Translate, start: string | undefined, saved: readonly SavedTemplate[]): string | undefined {
  const template = savedOne(saved, start);
  if (template) return t('processTemplates.hint', { type: template.typeName, number: template.versionNumber });
  if (start === FILE) return t('processDocuments.fromFileHint');
  return builtIn(start)?.about[labelLanguage()] ?? (start && t('processEditor.startFromHint'));
}

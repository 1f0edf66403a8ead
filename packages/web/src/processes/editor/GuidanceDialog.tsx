// 告诉销售怎么做: texts, scripts and links that a seller sees in the stage.

import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Dropdown, Input, Modal, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Guidance, Stage } from '#domain/processes/definition.ts';
import { guidanceOf, METHODOLOGIES } from '#domain/processes/methodologies.ts';
import { labelLanguage } from '../../i18n/language.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { freshId } from '../../ui/freshId.ts';

import { ProcessFiles } from './ProcessFiles.tsx';

const KINDS = ['text', 'script', 'link', 'file'] as const;
const MOST = 30;

type Entry = Guidance & { key: string };
const keyed = (entry: Guidance): Entry => ({ ...entry, key: freshId() });
const isEmpty = ({ title, body }: Guidance): boolean => title.trim() === '' && body.trim() === '';

export function GuidanceDialog(props: { stage: Stage; onSave: (guidance: Guidance[]) => void; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [entries, setEntries] = useState(() => props.stage.guidance.map(keyed));
  const add = (): void => setEntries([...entries, keyed({ kind: 'text', title: '', body: '' })]);
  const save = (): void => {
    props.onSave(entries.filter((entry) => !isEmpty(entry)).map(({ key: _, ...entry }) => entry));
    props.onClose();
  };
  return (
    <Modal
      open
      width={680}
      title={t('processEditor.guidanceTitle', { stage: props.stage.name })}
      okText={t('processEditor.saveSettings')}
      onOk={save}
      onCancel={props.onClose}
    >
      <p className="quiet">{t('processEditor.guidanceHint')}</p>
      <ul className="guidance-list">
        {entries.map((entry) => (
          <GuidanceFields
            key={entry.key}
            entry={entry}
            onChange={(change) => setEntries(entries.map((one) => (one.key === entry.key ? { ...one, ...change } : one)))}
            onRemove={() => setEntries(entries.filter((one) => one.key !== entry.key))}
          />
        ))}
      </ul>
      <div className="guidance-tools">
        <Button icon={<PlusOutlined />} disabled={entries.length >= MOST} onClick={add}>
          {t('processEditor.addGuidanceEntry')}
        </Button>
        <Methodologies onChoose={(guidance) => setEntries([...entries, ...guidance.map(keyed)].slice(0, MOST))} />
      </div>
    </Modal>
  );
}

/** Starting points after a known way of selling: they join what is there and are changed like any entry. */
function Methodologies({ onChoose }: { onChoose: (guidance: Guidance[]) => void }): ReactElement {
  const { t } = useTranslation();
  const language = labelLanguage();
  const items = METHODOLOGIES.map((methodology) => ({
    key: methodology.key,
    label: methodology.name[language],
    onClick: () => onChoose(guidanceOf(methodology, language)),
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="link">{t('processDocuments.methodologies')}</Button>
    </Dropdown>
  );
}

function GuidanceFields(props: { entry: Entry; onChange: (change: Partial<Guidance>) => void; onRemove: () => void }): ReactElement {
  const { t } = useTranslation();
  const { entry, onChange } = props;
  return (
    <li>
      <Select
        value={entry.kind}
        aria-label={t('processEditor.guidanceKind')}
        options={KINDS.map((value) => ({ value, label: t(`processEditor.guidanceKinds.${value}`) }))}
        onChange={(kind) => onChange({ kind, ...((kind === 'file' || entry.kind === 'file') && { body: '' }) })}
      />
      <Input
        value={entry.title}
        maxLength={200}
        placeholder={t('processEditor.guidanceName')}
        aria-label={t('processEditor.guidanceName')}
        onChange={({ target }) => onChange({ title: target.value })}
      />
      <button
        type="button"
        className="plain-button icon-button"
        aria-label={t('processEditor.removeNamed', { name: entry.title })}
        onClick={props.onRemove}
      >
        <DeleteOutlined />
      </button>
      {entry.kind === 'file' ? (
        <ProcessFiles
          label={t('processDocuments.guidanceFile')}
          most={1}
          value={entry.body ? [entry.body] : []}
          onChange={([body = '']) => onChange({ body })}
        />
      ) : (
        <Body entry={entry} onChange={onChange} />
      )}
    </li>
  );
}

function Body({ entry, onChange }: { entry: Entry; onChange: (change: Partial<Guidance>) => void }): ReactElement {
  const { t } = useTranslation();
  const label = t(entry.kind === 'link' ? 'processEditor.guidanceLink' : 'processEditor.guidanceBody');
  return (
    <Input.TextArea
      value={entry.body}
      autoSize={{ minRows: entry.kind === 'link' ? 1 : 2, maxRows: 8 }}
      maxLength={20_000}
      placeholder={label}
      aria-label={label}
      onChange={({ target }) => onChange({ body: target.value })}
    />
  );
}

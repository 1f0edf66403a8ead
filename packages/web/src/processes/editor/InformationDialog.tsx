// 添加关键信息: 未选择字段 and 已选择字段 of the opportunity, standard and custom.

import ArrowDownOutlined from '@ant-design/icons/ArrowDownOutlined';
import ArrowUpOutlined from '@ant-design/icons/ArrowUpOutlined';
import { Modal, Switch } from 'antd';
import { type ReactElement, useState } from 'react';
import type { KeyInformation, Stage } from '#domain/processes/definition.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { labelOf } from '../../records/useObjects.ts';
import { TwoLists } from './TwoLists.tsx';
import { useInformationFields } from './useInformationFields.ts';

export function InformationDialog(props: {
  stage: Stage;
  onSave: (information: KeyInformation[]) => void;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { fields, labelOfField } = useInformationFields();
  const [chosen, setChosen] = useState(props.stage.information);
  const [search, setSearch] = useState('');
  const customHint = t('processEditor.customField');
  const available = fields
    .filter((field) => labelOf(field).toLowerCase().includes(search.trim().toLowerCase()))
    .map((field) => ({ key: field.key, label: labelOf(field), ...(field.customFieldId && { hint: customHint }) }));
  const save = (): void => {
    props.onSave(chosen);
    props.onClose();
  };
  return (
    <Modal
      open
      width={680}
      title={t('processEditor.informationTitle', { stage: props.stage.name })}
      okText={t('processEditor.saveSettings')}
      onOk={save}
      onCancel={props.onClose}
    >
      <p className="quiet">{t('processEditor.informationHint')}</p>
      <TwoLists
        availableTitle={t('processEditor.fieldsAvailable')}
        chosenTitle={t('processEditor.fieldsChosen')}
        searchLabel={t('processEditor.fieldsSearch')}
        emptyChosen={t('processEditor.noFields')}
        available={available}
        chosen={chosen.map(({ field }) => ({ key: field, label: labelOfField(field) }))}
        search={search}
        onSearch={setSearch}
        onAdd={(field) => setChosen([...chosen, { field, required: true }])}
        onRemove={(field) => setChosen(chosen.filter((one) => one.field !== field))}
        extra={(choice, position) => <Settings label={choice.label} position={position} chosen={chosen} onChange={setChosen} />}
      />
    </Modal>
  );
}

function Settings(props: {
  label: string;
  position: number;
  chosen: readonly KeyInformation[];
  onChange: (chosen: KeyInformation[]) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { chosen, position, label } = props;
  const swap = (other: number): void => {
    const next = [...chosen];
    [next[position], next[other]] = [next[other]!, next[position]!];
    props.onChange(next);
  };
  const require = (required: boolean): void => props.onChange(chosen.map((one, at) => (at === position ? { ...one, required } : one)));
  return (
    <span className="information-settings">
      <Switch
        size="small"
        checked={chosen[position]?.required ?? false}
        checkedChildren={t('processEditor.required')}
        unCheckedChildren={t('processEditor.optional')}
        aria-label={t('processEditor.requireField', { name: label })}
        onChange={require}
      />
      <button
        type="button"
        className="plain-button icon-button"
        disabled={position === 0}
        aria-label={t('processEditor.moveUp', { name: label })}
        onClick={() => swap(position - 1)}
      >
        <ArrowUpOutlined />
      </button>
      <button
        type="button"
        className="plain-button icon-button"
        disabled={position === chosen.length - 1}
        aria-label={t('processEditor.moveDown', { name: label })}
        onClick={() => swap(position + 1)}
      >
        <ArrowDownOutlined />
      </button>
    </span>
  );
}

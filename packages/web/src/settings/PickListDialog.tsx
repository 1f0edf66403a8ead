// One pick-list: both names of each option, their order, and whether an option is still offered.

import ArrowDownOutlined from '@ant-design/icons/ArrowDownOutlined';
import ArrowUpOutlined from '@ant-design/icons/ArrowUpOutlined';
import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Input, Modal, Switch } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Option } from '#domain/records/field.ts';
import type { PickListShape } from '#domain/records/pickLists.contract.ts';
import { keptPickList } from '#domain/records/pickLists.ts';
import { useTranslation } from '../i18n/wording.ts';
import { labelOf } from '../records/useObjects.ts';
import { freshId } from '../ui/freshId.ts';
import { codeOf } from './customFieldForm.ts';
import { useSavePickList } from './usePickLists.ts';

const LONGEST = 100;

/** `isNew` until it is saved: only then may it be taken away again, and its code follows its English name. */
type Row = Option & { key: string; isNew: boolean };

const rowOf = (option: Option): Row => ({ ...option, key: option.value, isNew: false });

/** A code of its own for each new option. */
function optionsOf(rows: readonly Row[]): Option[] {
  const taken = new Set(rows.filter(({ isNew }) => !isNew).map(({ value }) => value));
  return rows.map(({ isNew, value, zh, en, retired }) => {
    if (!isNew) return { value, zh: zh.trim(), en: en.trim(), retired: retired ?? false };
    const base = codeOf(en) || 'option';
    let code = base;
    for (let next = 2; taken.has(code); next += 1) code = `${base}${next}`;
    taken.add(code);
    return { value: code, zh: zh.trim(), en: en.trim() || zh.trim(), retired: retired ?? false };
  });
}

export function PickListDialog({ list, onClose }: { list: PickListShape; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [rows, setRows] = useState(() => list.options.map(rowOf));
  const save = useSavePickList(list);
  const options = optionsOf(rows);
  const ready = keptPickList(list.options, options).problems.length === 0;
  const change = (key: string, part: Partial<Row>): void => setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const swap = (at: number, other: number): void => {
    const next = [...rows];
    [next[at], next[other]] = [next[other]!, next[at]!];
    setRows(next);
  };
  const add = (): void => setRows([...rows, { key: freshId(), value: '', zh: '', en: '', isNew: true }]);
  return (
    <Modal
      open
      width={640}
      title={t('pickLists.change', { name: labelOf(list) })}
      okText={t('records.save')}
      cancelText={t('records.cancel')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate(options, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p className="quiet">{t('pickLists.hint')}</p>
      <ol className="pick-rows">
        {rows.map((row, at) => (
          <li key={row.key} className={row.retired ? 'retired' : ''}>
            <Input
              value={row.zh}
              maxLength={LONGEST}
              autoFocus={row.isNew}
              placeholder={t('customFields.labelZh')}
              aria-label={t('customFields.optionZh', { at: at + 1 })}
              {...(row.zh.trim() === '' && { status: 'error' as const })}
              onChange={({ target }) => change(row.key, { zh: target.value })}
            />
            <Input
              value={row.en}
              maxLength={LONGEST}
              placeholder={t('customFields.labelEn')}
              aria-label={t('customFields.optionEn', { at: at + 1 })}
              onChange={({ target }) => change(row.key, { en: target.value })}
            />
            <Switch
              size="small"
              checked={!row.retired}
              checkedChildren={t('pickLists.offered')}
              unCheckedChildren={t('pickLists.retired')}
              aria-label={t('pickLists.offer', { name: row.zh })}
              onChange={(offered) => change(row.key, { retired: !offered })}
            />
            <RowTools row={row} at={at} last={rows.length - 1} onSwap={swap} onRemove={() => setRows(rows.filter((one) => one !== row))} />
          </li>
        ))}
      </ol>
      <Button type="link" icon={<PlusOutlined />} onClick={add}>
        {t('customFields.addOption')}
      </Button>
    </Modal>
  );
}

function RowTools(props: {
  row: Row;
  at: number;
  last: number;
  onSwap: (at: number, other: number) => void;
  onRemove: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { row, at } = props;
  const name = row.zh;
  return (
    <span className="pick-tools">
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined />}
        disabled={at === 0}
        aria-label={t('processEditor.moveUp', { name })}
        onClick={() => props.onSwap(at, at - 1)}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowDownOutlined />}
        disabled={at === props.last}
        aria-label={t('processEditor.moveDown', { name })}
        onClick={() => props.onSwap(at, at + 1)}
      />
      {row.isNew && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('customFields.removeOption', { at: at + 1 })}
          onClick={props.onRemove}
        />
      )}
    </span>
  );
}

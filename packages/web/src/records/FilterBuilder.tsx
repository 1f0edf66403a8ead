// Putting a filter together: conditions joined by all or any, groups of the other kind within, nothing asked until it is applied.

import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Modal, Segmented, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { FieldShape } from '#domain/records/contract.ts';
import { type Condition, conditionsOf, type FilterNode, type Group, isGroup, MAX_CONDITIONS, MAX_LEVELS } from '#domain/records/filters.ts';
import type { FilterOperator } from '#domain/records/operators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { ConditionValue } from './ConditionValue.tsx';
import './filters.css';
import { asGroup, complete, newCondition, otherJoin, withAdded, withOperator, withoutPart, withPart } from './filterEdits.ts';
import { tidy } from './listSearch.ts';
import { labelOf } from './useObjects.ts';

interface FilterBuilderProps {
  filter: FilterNode | null;
  fields: readonly FieldShape[];
  names: Readonly<Record<string, string>>;
  currency: string;
  onApply: (filter: FilterNode | null) => void;
  onClose: () => void;
}

export function FilterBuilder(props: FilterBuilderProps): ReactElement {
  const { t } = useTranslation();
  const fields = props.fields.filter((field) => field.filterable && field.operators.length > 0);
  const first = fields.find((field) => field.key === 'ownerId') ?? fields[0];
  const [draft, setDraft] = useState<Group>(() => {
    const group = asGroup(props.filter);
    return group.of.length === 0 && first ? withAdded(group, newCondition(first)) : group;
  });
  return (
    <Modal
      open
      width={720}
      className="filter-builder"
      title={t('lists.filter')}
      okText={t('lists.apply')}
      cancelText={t('records.cancel')}
      onCancel={props.onClose}
      onOk={() => {
        props.onApply(tidy(complete(draft)));
        props.onClose();
      }}
    >
      <GroupEditor
        {...props}
        fields={fields}
        group={draft}
        level={1}
        full={conditionsOf(draft).length >= MAX_CONDITIONS}
        onChange={setDraft}
      />
    </Modal>
  );
}

interface GroupEditorProps extends Omit<FilterBuilderProps, 'filter' | 'onApply' | 'onClose'> {
  group: Group;
  level: number;
  /** No room for further conditions. */
  full: boolean;
  onChange: (group: Group) => void;
  onRemove?: () => void;
}

function GroupEditor(props: GroupEditorProps): ReactElement {
  const { t } = useTranslation();
  const { group, level, full, fields, onChange, onRemove } = props;
  const fresh = fields.find((field) => field.key === 'name') ?? fields[0];
  return (
    <fieldset className="filter-group">
      <legend className="unseen">{t(`lists.join.${group.join}`)}</legend>
      <div className="filter-group-head">
        <Segmented<Group['join']>
          size="small"
          value={group.join}
          options={[
            { value: 'and', label: t('lists.matchAll') },
            { value: 'or', label: t('lists.matchAny') },
          ]}
          onChange={(join) => onChange({ ...group, join })}
        />
        {onRemove && <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('lists.removeGroup')} onClick={onRemove} />}
      </div>
      {group.of.map((part, at) => {
        const own = {
          onChange: (next: FilterNode) => onChange(withPart(group, at, next)),
          onRemove: () => onChange(withoutPart(group, at)),
        };
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a filter are known by their place alone
        if (isGroup(part)) return <GroupEditor key={at} {...props} {...own} group={part} level={level + 1} />;
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a filter are known by their place alone
        return <ConditionEditor key={at} {...props} {...own} condition={part} />;
      })}
      <div className="filter-group-tools">
        <Button
          type="link"
          icon={<PlusOutlined />}
          disabled={full || !fresh}
          onClick={() => fresh && onChange(withAdded(group, newCondition(fresh)))}
        >
          {t('lists.addCondition')}
        </Button>
        {level < MAX_LEVELS && (
          <Button
            type="link"
            icon={<PlusOutlined />}
            disabled={full || !fresh}
            onClick={() => fresh && onChange(withAdded(group, { join: otherJoin(group.join), of: [newCondition(fresh)] }))}
          >
            {t('lists.addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface ConditionEditorProps extends Pick<FilterBuilderProps, 'fields' | 'names' | 'currency'> {
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

function ConditionEditor({ condition, fields, names, currency, onChange, onRemove }: ConditionEditorProps): ReactElement {
  const { t } = useTranslation();
  const field = fields.find((candidate) => candidate.key === condition.field);
  const choose = (key: string): void => {
    const next = fields.find((candidate) => candidate.key === key);
    if (next) onChange(newCondition(next));
  };
  return (
    <div className="filter-condition">
      <Select
        aria-label={t('lists.field')}
        showSearch={{ optionFilterProp: 'label' }}
        value={condition.field}
        options={fields.map((each) => ({ value: each.key, label: labelOf(each) }))}
        onChange={choose}
      />
      <Select
        aria-label={t('lists.operator')}
        value={condition.operator}
        options={((field?.operators ?? []) as FilterOperator[]).map((operator) => ({
          value: operator,
          label: t(`lists.operators.${operator}`),
        }))}
        onChange={(operator: FilterOperator) => field && onChange(withOperator(condition, operator, field))}
      />
      <span className="filter-value">
        {field && <ConditionValue {...{ condition, field, names, currency }} onChange={(value) => onChange(withValue(condition, value))} />}
      </span>
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('lists.removeCondition')} onClick={onRemove} />
    </div>
  );
}

function withValue({ value: _, ...bare }: Condition, value: unknown): Condition {
  return value === undefined ? bare : { ...bare, value };
}

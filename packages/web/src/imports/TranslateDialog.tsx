// Every value of a column with its rows, and what it stands for here. What is not understood comes first.
import { Input, Modal, Select, Table } from 'antd';
import { type ReactElement, useState } from 'react';
import type { TargetShape } from '#domain/imports/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { PersonPicker } from '../records/PersonPicker.tsx';
import { useIsPhone } from '../ui/useIsPhone.ts';
import { type Choice, choicesOf, understoodAs } from './choices.ts';

type Translate = Readonly<Record<string, string>>;

interface DialogProps {
  header: string;
  target: TargetShape;
  stages: readonly Choice[];
  values: readonly { value: string; rows: number }[];
  translate: Translate;
  onClose: () => void;
  onSave: (translate: Record<string, string>) => void;
}

export function TranslateDialog({ header, target, stages, values, translate, onClose, onSave }: DialogProps): ReactElement {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const [said, setSaid] = useState<Translate>(translate);
  const [rows] = useState(() => {
    const judged = values.map((one) => ({ ...one, as: understoodAs(target, stages, one.value) }));
    return judged.sort((a, b) => Number(a.as !== undefined) - Number(b.as !== undefined));
  });
  const put = (value: string, meaning: string | undefined): void => {
    const { [value]: _, ...others } = said;
    setSaid(meaning === undefined ? others : { ...others, [value]: meaning });
  };
  return (
    <Modal
      open
      title={t('imports.translateTitle', { column: header })}
      width={640}
      className="imports-dialog"
      onCancel={onClose}
      onOk={() => onSave({ ...said })}
    >
      <p className="faint">{t('imports.translateHint')}</p>
      <Table
        rowKey="value"
        size="small"
        pagination={false}
        scroll={{ ...(!phone && { x: 'max-content' as const }), y: '50vh' }}
        dataSource={rows}
        columns={[
          { title: t('imports.value'), dataIndex: 'value' },
          { title: t('imports.rows'), dataIndex: 'rows', align: 'right', width: phone ? 56 : 80 },
          {
            title: t('imports.means'),
            width: phone ? 150 : 260,
            render: (_, { value, as }) => (
              <Meaning
                {...{ target, stages, value }}
                placeholder={as ?? (as === null ? t('imports.asItStands') : t('imports.notUnderstood'))}
                meaning={said[value]}
                onChange={(meaning) => put(value, meaning)}
              />
            ),
          },
        ]}
      />
    </Modal>
  );
}

interface MeaningProps {
  target: TargetShape;
  stages: readonly Choice[];
  value: string;
  placeholder: string;
  /** Undefined: the value stands for itself; an empty text leaves the field empty. */
  meaning: string | undefined;
  onChange: (meaning: string | undefined) => void;
}

const EMPTY = ' ';

function Meaning({ target, stages, value, placeholder, meaning, onChange }: MeaningProps): ReactElement {
  const { t } = useTranslation();
  const label = t('imports.meansOf', { value });
  const choices = choicesOf(target, stages);
  if (target.lookup === 'user')
    return (
      <PersonPicker aria-label={label} placeholder={placeholder} value={meaning ?? null} onChange={(id) => onChange(id ?? undefined)} />
    );
  if (!choices)
    return (
      <Input
        allowClear
        aria-label={label}
        placeholder={placeholder}
        maxLength={200}
        value={meaning ?? ''}
        onChange={({ target: input }) => onChange(input.value === '' ? undefined : input.value)}
      />
    );
  if (target.type === 'multiPick')
    return (
      <Select
        className="wide"
        mode="multiple"
        aria-label={label}
        placeholder={placeholder}
        value={meaning?.split(';') ?? []}
        options={[...choices]}
        onChange={(chosen: string[]) => onChange(chosen.length > 0 ? chosen.join(';') : undefined)}
      />
    );
  return (
    <Select
      className="wide"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={placeholder}
      value={meaning === '' ? EMPTY : (meaning ?? null)}
      options={[...choices, { value: EMPTY, label: t('imports.leaveEmpty') }]}
      onChange={(chosen: string | null | undefined) => onChange(chosen?.trim() ?? undefined)}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button, Select, Table } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ColumnMapping, ImportMapping, ImportShape } from '#domain/imports/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { labelOf } from '../records/useObjects.ts';
import { businessTypesQuery, useCheck } from './importQueries.ts';
import { MappingOptions } from './MappingOptions.tsx';

const SHOWN_SAMPLES = 3;

/** What each column becomes, beside values from the file. */
export function MappingStep({ data, onChecked }: { data: ImportShape; onChecked: () => void }): ReactElement {
  const { t } = useTranslation();
  const types = useQuery({ ...businessTypesQuery, enabled: data.object === 'opportunity' }).data;
  const [chosen, setMapping] = useState(data.mapping);
  const first = types?.businessTypes.find((type) => type.currentVersionId && !type.archived)?.id ?? null;
  const mapping = { ...chosen, businessTypeId: data.object === 'opportunity' ? (chosen.businessTypeId ?? first) : null };
  const check = useCheck(data.id);
  return (
    <section className="imports-step" aria-label={t('imports.steps.map')}>
      <ColumnTable data={data} mapping={mapping} onChange={setMapping} />
      <MappingOptions data={data} mapping={mapping} types={types} onChange={setMapping} />
      <div>
        <Button type="primary" loading={check.isPending} onClick={() => check.mutate(mapping, { onSuccess: onChecked })}>
          {t('imports.check')}
        </Button>
      </div>
    </section>
  );
}

interface Editing {
  data: ImportShape;
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
}

interface ColumnRow {
  column: number;
  header: string;
  samples: string[];
  mapped: ColumnMapping | undefined;
}

function ColumnTable({ data, mapping, onChange }: Editing): ReactElement {
  const { t } = useTranslation();
  const rows: ColumnRow[] = data.columns.map(({ header, samples }, column) => ({
    ...{ column, header, samples },
    mapped: mapping.columns.find((one) => one.column === column),
  }));
  const put = (column: number, next: ColumnMapping | null): void => {
    const others = mapping.columns.filter((one) => one.column !== column && one.target !== next?.target);
    onChange({ ...mapping, columns: next ? [...others, next].sort((a, b) => a.column - b.column) : others });
  };
  return (
    <Table<ColumnRow>
      rowKey="column"
      size="middle"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={rows}
      columns={[
        { title: t('imports.column'), dataIndex: 'header' },
        {
          title: t('imports.samples'),
          render: (_, row) => <span className="faint">{row.samples.slice(0, SHOWN_SAMPLES).join('、')}</span>,
        },
        { title: t('imports.becomes'), width: 240, render: (_, row) => <TargetSelect data={data} row={row} onChange={put} /> },
        { title: t('imports.onMissing'), width: 180, render: (_, row) => <MissingSelect data={data} row={row} onChange={put} /> },
      ]}
    />
  );
}

interface Cell {
  data: ImportShape;
  row: ColumnRow;
  onChange: (column: number, next: ColumnMapping | null) => void;
}

function TargetSelect({ data, row, onChange }: Cell): ReactElement {
  const { t } = useTranslation();
  return (
    <Select
      className="wide"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('imports.becomesOf', { column: row.header })}
      placeholder={t('imports.leftOut')}
      value={row.mapped?.target ?? null}
      options={data.targets.map((target) => ({ value: target.key, label: labelOf(target) }))}
      onChange={(target: string | null | undefined) => onChange(row.column, target ? { column: row.column, target } : null)}
    />
  );
}

function MissingSelect({ data, row, onChange }: Cell): ReactElement | null {
  const { t } = useTranslation();
  const { mapped } = row;
  const target = data.targets.find(({ key }) => key === mapped?.target);
  if (!mapped || !target || (!target.lookup && target.type !== 'pick')) return null;
  const ways = target.lookup && target.lookup !== 'stage' ? (['refuse', 'empty', 'create'] as const) : (['refuse', 'empty'] as const);
  return (
    <Select
      className="wide"
      aria-label={t('imports.onMissingOf', { column: row.header })}
      value={mapped.onMissing ?? 'refuse'}
      options={ways.map((value) => ({ value, label: t(`imports.missing.${value}`) }))}
      onChange={(onMissing) => onChange(row.column, { ...mapped, onMissing })}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Select, Table } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { ColumnMapping, ImportMapping, ImportShape } from '#domain/imports/contract.ts';
import { comma } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { businessTypesQuery } from '../processes/editor/queries.ts';
import { labelOf } from '../records/useObjects.ts';
import { fullInstant } from '../ui/dateWords.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { useTimeZone } from '../ui/timeZone.ts';
import { useIsPhone } from '../ui/useIsPhone.ts';
import { ColumnRules } from './ColumnRules.tsx';
import { type Choice, stagesOf } from './choices.ts';
import { useCheck } from './importQueries.ts';
import { MappingOptions } from './MappingOptions.tsx';

const SHOWN_SAMPLES = 3;

/** What each column becomes, beside values from the file. */
export function MappingStep({ data, onChecked }: { data: ImportShape; onChecked: () => void }): ReactElement {
  const { t } = useTranslation();
  const isDeals = data.object === 'opportunity';
  const asked = useQuery({ ...businessTypesQuery, enabled: isDeals });
  const types = asked.data;
  const [chosen, setMapping] = useState(data.mapping);
  const first = types?.businessTypes.find((type) => type.currentVersionId && !type.archived)?.id ?? null;
  const mapping = { ...chosen, businessTypeId: isDeals ? (chosen.businessTypeId ?? first) : null };
  const check = useCheck(data.id);
  if (asked.error && !types) return <FailureState error={asked.error} onRetry={() => void asked.refetch()} />;
  return (
    <section className="imports-step" aria-label={t('imports.steps.map')}>
      <SameFile data={data} mapping={mapping} />
      <ColumnTable data={data} mapping={mapping} stages={stagesOf(types, mapping.businessTypeId)} onChange={setMapping} />
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

/** Said before anything is doubled. */
function SameFile({ data: { sameFile }, mapping }: Pick<Editing, 'data' | 'mapping'>): ReactElement | null {
  const { t } = useTranslation();
  const timeZone = useTimeZone();
  if (!sameFile) return null;
  const doubles = mapping.matchBy === 'none';
  return (
    <Alert
      showIcon
      type={doubles ? 'warning' : 'info'}
      title={t('imports.sameFile', { at: fullInstant(sameFile.createdAt, timeZone), count: sameFile.created })}
      description={t(doubles ? 'imports.sameFileDoubles' : 'imports.sameFileFound')}
    />
  );
}

function ColumnTable({ data, mapping, stages, onChange }: Editing & { stages: readonly Choice[] }): ReactElement {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const rows: ColumnRow[] = data.columns.map(({ header, samples }, column) => ({
    ...{ column, header, samples },
    mapped: mapping.columns.find((one) => one.column === column),
  }));
  const put = (column: number, next: ColumnMapping | null): void => {
    const others = mapping.columns.filter((one) => one.column !== column && one.target !== next?.target);
    onChange({ ...mapping, columns: next ? [...others, next].sort((a, b) => a.column - b.column) : others });
  };
  const named: Column = { title: t('imports.column'), render: (_, { header }) => header };
  const sampled: Column = {
    title: t('imports.samples'),
    render: (_, { samples }) => <span className="faint">{samples.slice(0, SHOWN_SAMPLES).join(comma())}</span>,
  };
  const becoming: Column = { title: t('imports.becomes'), render: (_, row) => <TargetSelect data={data} row={row} onChange={put} /> };
  const ruled: Column = {
    title: t('imports.rules'),
    render: (_, { header, mapped, column }) =>
      mapped && <ColumnRules {...{ data, header, mapped }} stages={stages} onChange={(next) => put(column, next)} />,
  };
  const inOne: Column = {
    title: t('imports.column'),
    render: (_, row, at) => (
      <div className="imports-column">
        {[named, sampled, becoming, ruled].map(({ title, render }) => (
          <div key={String(title)}>{render(_, row, at)}</div>
        ))}
      </div>
    ),
  };
  return (
    <Table<ColumnRow>
      rowKey="column"
      size="middle"
      pagination={false}
      {...(!phone && { scroll: { x: 'max-content' as const } })}
      dataSource={rows}
      columns={phone ? [inOne] : [named, sampled, { ...becoming, width: 240 }, { ...ruled, width: 220 }]}
    />
  );
}

interface Column {
  title: string;
  render: (_: unknown, row: ColumnRow, at: number) => ReactNode;
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

// What a check or a run found, in words: how many rows show it, the first of them, and every row that is not taken in.

import { Table } from 'antd';
import type { ReactElement } from 'react';
import type { FailedRow, Finding, RowProblemShape, Tally, TargetShape } from '#domain/imports/contract.ts';
import { noteWords, problemWords } from '#domain/imports/words.ts';
import type { Label } from '#domain/records/field.ts';
import { comma, semicolon } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { labelOf } from '../records/useObjects.ts';
import { useIsPhone } from '../ui/useIsPhone.ts';

const inWords = (label: Label): string => labelOf({ label });

const fieldName = (targets: readonly TargetShape[], key: string): string => {
  const target = targets.find((one) => one.key === key);
  return target ? labelOf(target) : '';
};

export function Findings({ tally, targets }: { tally: Tally; targets: readonly TargetShape[] }): ReactElement | null {
  const { t } = useTranslation();
  const rows = [
    ...tally.problems.map((one) => ({ ...one, words: inWords(problemWords(one.kind)), stops: true })),
    ...tally.notes.map((one) => ({ ...one, words: inWords(noteWords(one.kind)), stops: false })),
  ];
  if (rows.length === 0) return null;
  return (
    <ul className="imports-findings" aria-label={t('imports.findings')}>
      {rows.map((one) => (
        <li key={`${one.field} ${one.kind} ${one.stops}`} data-stops={one.stops || undefined}>
          <strong>{[fieldName(targets, one.field), one.words].filter(Boolean).join(' · ')}</strong>
          <span className="figure">{t('imports.inRows', { count: one.rows })}</span>
          <span className="faint">{examplesOf(one)}</span>
        </li>
      ))}
    </ul>
  );
}

const examplesOf = ({ examples }: Finding): string =>
  examples
    .filter(({ value }) => value !== '')
    .map(({ value, matched }) => (matched ? `${value} → ${matched}` : value))
    .join(comma());

export function RowProblems({
  failures,
  targets,
}: {
  failures: readonly FailedRow[];
  targets: readonly TargetShape[];
}): ReactElement | null {
  const { t } = useTranslation();
  const phone = useIsPhone();
  if (failures.length === 0) return null;
  const say = ({ field, reason, value }: RowProblemShape): string =>
    [fieldName(targets, field), value && `“${value}”`, inWords(problemWords(reason))].filter(Boolean).join(' ');
  return (
    <Table<FailedRow>
      rowKey="row"
      size="small"
      {...(!phone && { scroll: { x: 'max-content' as const } })}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      dataSource={[...failures]}
      columns={[
        { title: t('imports.row'), dataIndex: 'row', width: phone ? 56 : 90, align: 'right' },
        { title: t('imports.why'), render: (_, { problems }) => problems.map(say).join(semicolon()) },
      ]}
    />
  );
}

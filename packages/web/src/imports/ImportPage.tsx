import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Progress, Space, Steps } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ImportShape } from '#domain/imports/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { PageSkeleton } from '../ui/states.tsx';
import { Findings, RowProblems } from './Findings.tsx';
import './imports.css';
import { importQuery, isBusy, useRevert, useRun } from './importQueries.ts';
import { MappingStep } from './MappingStep.tsx';

const STEP_OF: Partial<Record<ImportShape['status'], number>> = { uploaded: 1, mapped: 2, running: 3 };

/** One import from its columns to its result; what runs goes on when the page is left. */
export function ImportPage(): ReactElement {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(importQuery(id));
  const [back, setBack] = useState(false);
  if (error && !data) return <FailureState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const step = back ? 1 : (STEP_OF[data.status] ?? 4);
  return (
    <div className="page page-wide imports">
      <header>
        <Link to="/imports">{t('imports.section')}</Link>
        <h1>{data.fileName}</h1>
        <p className="faint">
          {t('imports.about', { object: t(`imports.objects.${data.object}`), rows: data.rows, encoding: data.encoding.toUpperCase() })}
        </p>
      </header>
      <Steps
        size="small"
        responsive={false}
        current={step}
        items={(['upload', 'map', 'check', 'run', 'result'] as const).map((key) => ({ title: t(`imports.steps.${key}`) }))}
      />
      {!data.mine && <p>{t(step < 3 ? 'imports.notYours' : 'imports.importedBy', { name: data.importer.name })}</p>}
      {data.mine && step === 1 && <MappingStep key={data.id} data={data} onChecked={() => setBack(false)} />}
      {data.mine && step === 2 && <CheckStep data={data} onBack={() => setBack(true)} />}
      {step === 3 && <Running data={data} />}
      {step === 4 && <Result data={data} />}
    </div>
  );
}

function CheckStep({ data, onBack }: { data: ImportShape; onBack: () => void }): ReactElement {
  const { t } = useTranslation();
  const run = useRun(data.id);
  const { tally, failures } = data.report ?? { tally: data.progress, failures: [] };
  const good = tally.created + tally.updated;
  return (
    <section className="imports-step" aria-label={t('imports.steps.check')}>
      <Alert
        type={tally.failed > 0 ? 'warning' : 'success'}
        showIcon
        title={t('imports.checked', { created: tally.created, updated: tally.updated, skipped: tally.skipped, failed: tally.failed })}
        description={tally.failed > 0 ? t('imports.checkedHint') : undefined}
      />
      <Findings tally={tally} targets={data.targets} />
      <RowProblems failures={failures} targets={data.targets} />
      <Space>
        <Button onClick={onBack}>{t('imports.backToMapping')}</Button>
        <Button type="primary" disabled={good === 0} loading={run.isPending} onClick={() => run.mutate(undefined)}>
          {t('imports.run', { count: good })}
        </Button>
      </Space>
    </section>
  );
}

function Running({ data }: { data: ImportShape }): ReactElement {
  const { t } = useTranslation();
  const done = data.progress.rows;
  return (
    <section className="imports-step" aria-label={t('imports.steps.run')}>
      <Progress percent={Math.floor((100 * done) / Math.max(1, data.rows))} status="active" aria-label={t('imports.steps.run')} />
      <p>{t('imports.progress', { done, rows: data.rows, failed: data.progress.failed })}</p>
      <p className="faint">{t('imports.mayLeave')}</p>
    </section>
  );
}

function Result({ data }: { data: ImportShape }): ReactElement {
  const { t } = useTranslation();
  const revert = useRevert(data.id);
  const { created, updated, skipped, failed } = data.progress;
  return (
    <section className="imports-step" aria-label={t('imports.steps.result')}>
      <Alert
        type={data.status === 'failed' ? 'error' : failed > 0 ? 'warning' : 'success'}
        showIcon
        title={`${t(`imports.statuses.${data.status}`)} · ${t('imports.result', { created, updated, skipped, failed })}`}
        description={data.kept ? t('imports.kept', { count: data.kept }) : undefined}
      />
      <Findings tally={data.progress} targets={data.targets} />
      <RowProblems failures={data.failures} targets={data.targets} />
      <Space wrap>
        {failed > 0 && (
          <Button href={`/api/imports/${data.id}/failed-rows`} download>
            {t('imports.failedRows')}
          </Button>
        )}
        {(data.status === 'finished' || data.status === 'failed') && created > 0 && (
          <Button danger loading={revert.isPending} onClick={() => revert.mutate(undefined)}>
            {t('imports.revert')}
          </Button>
        )}
        {isBusy(data.status) && <Button loading>{t(`imports.statuses.${data.status}`)}</Button>}
      </Space>
    </section>
  );
}

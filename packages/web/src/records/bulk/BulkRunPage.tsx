import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { BulkRun } from '#domain/records/bulk.contract.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useSession } from '../../session.tsx';
import { InstantText } from '../../ui/DateText.tsx';
import { FailureState } from '../../ui/FailureState.tsx';
import { PageSkeleton } from '../../ui/states.tsx';
import { useObject } from '../useObjects.ts';
import { ActValues, actWords } from './ActWords.tsx';
import './bulk.css';
import { isBusy, runQuery } from './bulkQueries.ts';
import { RunProblems } from './RunProblems.tsx';
import { RunButtons, RunState } from './RunProgress.tsx';

/** One run: what it does, how far it is, what it could not do and why. It goes on when the page is left. */
export function BulkRunPage(): ReactElement {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(runQuery(id));
  if (error && !data) return <FailureState error={error} onRetry={() => void refetch()} />;
  return data ? <Run run={data} /> : <PageSkeleton />;
}

function Run({ run }: { run: BulkRun }): ReactElement {
  const { t } = useTranslation();
  const { organisation } = useSession();
  const object = useObject(run.object);
  if (!object) return <PageSkeleton />;
  return (
    <div className="page bulk-run">
      <header>
        <Link to="/bulk-runs">{t('bulk.section')}</Link>
        <h1>{actWords(t, run, object)}</h1>
        <p className="quiet bulk-about">
          <ActValues run={run} object={object} currency={organisation.currency} />
          <InstantText first at={run.createdAt} />
        </p>
      </header>
      <section className="bulk-state" aria-label={t('bulk.progress')}>
        <RunState run={run} />
        <div className="bulk-buttons">
          <RunButtons run={run} />
        </div>
      </section>
      {isBusy(run) && <p className="faint">{t('bulk.mayLeave')}</p>}
      {run.left > 0 && <RunProblems key={`left ${run.left}`} run={run} object={object} only="left" />}
      {run.refused > 0 && <RunProblems key={`refused ${run.status}`} run={run} object={object} only="refused" />}
    </div>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { BulkItem, BulkRun } from '#domain/records/bulk.contract.ts';
import type { ObjectShape } from '#domain/records/contract.ts';
import { semicolon } from '../../i18n/separators.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { FailureState } from '../../ui/FailureState.tsx';
import { ListSkeleton } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { itemsQuery } from './bulkQueries.ts';
import { saveProblems } from './problemFile.ts';
import { problemSentences } from './problemWords.ts';

interface RunProblemsProps {
  run: BulkRun;
  object: ObjectShape;
  only: BulkItem['outcome'];
}

/** The records a run did not deal with, each with its reasons; as a file too. */
export function RunProblems({ run, object, only }: RunProblemsProps): ReactElement {
  const { t } = useTranslation();
  const items = useInfiniteQuery(itemsQuery(run.id, only));
  const title = t(only === 'refused' ? 'bulk.refusedList' : 'bulk.leftList');
  if (items.error) return <FailureState error={items.error} onRetry={() => void items.refetch()} />;
  if (!items.data) return <ListSkeleton rows={2} />;
  return (
    <section aria-label={title} className="bulk-problems">
      <header>
        <h2>{title}</h2>
        <Download {...{ run, object, only }} />
      </header>
      <ul>
        {items.data.pages
          .flatMap((page) => page.items)
          .map((item) => (
            <li key={item.recordId}>
              {item.name === null ? (
                <span className="faint">{t('bulk.hidden')}</span>
              ) : (
                <Link to={`/${object.path}/${item.recordId}` as string}>{item.name}</Link>
              )}
              <span className="bulk-why">{problemSentences(t, item, object.fields).join(semicolon())}</span>
            </li>
          ))}
      </ul>
      {items.hasNextPage && (
        <Button loading={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
          {t('bulk.more')}
        </Button>
      )}
    </section>
  );
}

function Download({ run, object, only }: RunProblemsProps): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    await saveProblems(t, run.id, only, object.fields).catch(toast.failed);
    setBusy(false);
  };
  return (
    <Button loading={busy} onClick={() => void save()}>
      {t('bulk.download')}
    </Button>
  );
}

// One stream of what happened, newest first, in day groups; the composer on top.

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { type ReactElement, useState } from 'react';
import type { TimelineItem } from '#domain/activities/contract.ts';
import { dayIn } from '#domain/calendar.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useSession } from '../session.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { ListSkeleton } from '../ui/states.tsx';
import './activities.css';
import { Composer } from './Composer.tsx';
import { TimelineEntry } from './TimelineEntry.tsx';
import { type Place, type TimelineKinds, timelineQuery } from './timelineQueries.ts';

const KINDS: readonly TimelineKinds[] = ['all', 'followUps', 'process', 'changes', 'files'];

export function Timeline({ object, id }: Place): ReactElement {
  const { t } = useTranslation();
  const [kinds, setKinds] = useState<TimelineKinds>('all');
  const timeline = useInfiniteQuery(timelineQuery({ object, id }, kinds));
  const items = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="timeline">
      <Composer place={{ object, id }} />
      <Segmented value={kinds} options={KINDS.map((value) => ({ value, label: t(`activities.show.${value}`) }))} onChange={setKinds} />
      {timeline.isPending && <ListSkeleton rows={4} />}
      {timeline.error && !timeline.data && <FailureState error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.data && items.length === 0 && <p className="faint">{t('activities.nothingYet')}</p>}
      <Days items={items} place={{ object, id }} />
      {timeline.hasNextPage && (
        <Button block loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {t('activities.older')}
        </Button>
      )}
    </div>
  );
}

function Days({ items, place }: { items: readonly TimelineItem[]; place: Place }): ReactElement {
  const { user } = useSession();
  const days = Map.groupBy(items, (item) => dayIn(item.at, user.timeZone));
  return (
    <>
      {[...days].map(([day, entries]) => (
        <section key={day} className="timeline-day">
          <h3>{day}</h3>
          <ol>
            {entries.map((item) => (
              <TimelineEntry key={item.id} item={item} place={place} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

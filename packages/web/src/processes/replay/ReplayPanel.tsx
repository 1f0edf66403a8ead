// 回放: the draft asked about what really happened. The newest replay with its figures; every figure opens what is behind it.

import { useQuery } from '@tanstack/react-query';
import { Button, Progress, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { BusinessType } from '#domain/processes/contract.ts';
import { LONGEST_REPLAY, type ProcessReplay } from '#domain/processes/replay.contract.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { InstantText } from '../../ui/DateText.tsx';
import { FailureState } from '../../ui/FailureState.tsx';
import { ListSkeleton } from '../../ui/states.tsx';
import './replay.css';
import { ReplayResult } from './ReplayResult.tsx';
import { replaysQuery, useStartReplay } from './replayQueries.ts';

const SPANS = [1, 3, 6, 12, LONGEST_REPLAY];
const USUAL_SPAN = 6;

/** `saved`: settles the draft first, so that what is replayed is what is seen. */
export function ReplayPanel({ type, saved }: { type: BusinessType; saved: () => Promise<boolean> }): ReactElement {
  const { t } = useTranslation();
  const [months, setMonths] = useState(USUAL_SPAN);
  const [chosen, choose] = useState<string>();
  const replays = useQuery(replaysQuery(type.id));
  const start = useStartReplay(type.id);
  if (replays.error && !replays.data) return <FailureState error={replays.error} onRetry={() => void replays.refetch()} />;
  if (!replays.data) return <ListSkeleton rows={4} />;
  const shown = replays.data.find(({ id }) => id === chosen) ?? replays.data[0];
  const run = async (): Promise<void> => {
    if (await saved()) start.mutate(months, { onSuccess: ({ id }) => choose(id) });
  };
  return (
    <div className="replay">
      <p className="quiet">{t('processReplay.lead')}</p>
      <div className="replay-start">
        <Select
          aria-label={t('processReplay.span')}
          value={months}
          options={SPANS.map((count) => ({ value: count, label: t('processReplay.months', { count }) }))}
          onChange={setMonths}
        />
        <Button type="primary" loading={start.isPending} onClick={() => void run()}>
          {t('processReplay.start')}
        </Button>
        {replays.data.length > 1 && shown && <Earlier replays={replays.data} shown={shown} onChoose={choose} />}
      </div>
      {shown?.status === 'running' && <Running replay={shown} />}
      {shown && <ReplayResult key={shown.id} replay={shown} />}
    </div>
  );
}

function Earlier(props: { replays: readonly ProcessReplay[]; shown: ProcessReplay; onChoose: (id: string) => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t('processReplay.earlier')}
      value={props.shown.id}
      options={props.replays.map((replay) => ({ value: replay.id, label: <ReplayName replay={replay} /> }))}
      onChange={props.onChoose}
    />
  );
}

function ReplayName({ replay }: { replay: ProcessReplay }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <InstantText first at={replay.createdAt} /> · {t('processReplay.months', { count: replay.months })}
    </>
  );
}

function Running({ replay }: { replay: ProcessReplay }): ReactElement {
  const { t } = useTranslation();
  const { examined, total } = replay;
  return (
    <div>
      <Progress percent={Math.floor((100 * examined) / Math.max(1, total))} status="active" aria-label={t('processReplay.progress')} />
      <p role="status" className="figure quiet">
        {t('processReplay.examined', { examined, total })}
      </p>
    </div>
  );
}

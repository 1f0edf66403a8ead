// A dropped card: the same rules are asked as on its page. Nothing against it: it moves. Otherwise the reasons open, with what mends them.
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useEffect, useRef } from 'react';
import type { ProcessState } from '#domain/opportunities/contract.ts';
import { stageById } from '#domain/processes/definition.ts';
import type { OpenRecord } from '#domain/records/contract.ts';
import { recordQuery } from '../records/recordQueries.ts';
import { useToast } from '../ui/toast.tsx';
import type { Wish } from './boardWish.ts';
import { versionOf } from './goals.ts';
import { processQuery } from './processQueries.ts';
import { useMoving } from './useMoving.tsx';
import { useStageWork } from './useStageWork.tsx';

export function BoardMove({ wish, onDone }: { wish: Wish; onDone: () => void }): ReactElement | null {
  const process = useQuery({ ...processQuery(wish.card.id), staleTime: 0 });
  const record = useQuery({ ...recordQuery('opportunity', wish.card.id), staleTime: 0 });
  const toast = useToast();
  const failed = process.error ?? record.error;
  useEffect(() => {
    if (!failed) return;
    toast.failed(failed);
    onDone();
  }, [failed, toast, onDone]);
  if (!process.data || !record.data || process.isFetching) return null;
  return <Drop wish={wish} state={process.data} record={record.data} onDone={onDone} />;
}

function Drop({ wish, state, record, onDone }: { wish: Wish; state: ProcessState; record: OpenRecord; onDone: () => void }): ReactElement {
  const work = useStageWork(state, record);
  const moving = useMoving(state, record, work, onDone);
  const asked = useRef(false);
  const target = stageById(versionOf(state), wish.stageId);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    if (target) moving.move(target, () => undefined);
    else onDone();
  });
  return <>{moving.dialog}</>;
}

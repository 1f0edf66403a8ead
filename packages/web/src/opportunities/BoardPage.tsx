// The board: a column per stage with count, sum and weighted sum; cards move by drag or by keyboard. A card that may not
// move stays where it is and the reasons open.

import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Board, BoardCard as Card } from '#domain/opportunities/contract.ts';
import { readBoard } from '#domain/opportunities/contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { businessTypesQuery } from '../processes/editor/queries.ts';
import { NoProcessYet } from '../processes/NoProcessYet.tsx';
import { useSession } from '../session.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { EmptyState, PageSkeleton } from '../ui/states.tsx';
import './BoardPage.css';
import { BoardColumn } from './BoardColumn.tsx';
import { BoardMove } from './BoardMove.tsx';
import type { Wish } from './boardWish.ts';

export interface BoardSearch {
  type?: string;
  owner?: 'mine';
}

const boardQuery = (businessTypeId: string, ownerId: string | undefined) => ({
  queryKey: ['opportunity', 'list', 'board', businessTypeId, ownerId ?? ''],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    call(readBoard, { query: { businessTypeId, perColumn: 20, ...(ownerId && { ownerId }) } }, signal),
});

export function BoardPage(): ReactElement {
  const { t } = useTranslation();
  const types = useQuery(businessTypesQuery);
  const search = useSearch({ strict: false }) as BoardSearch;
  const navigate = useNavigate();
  const published = (types.data?.businessTypes ?? []).filter((type) => type.currentVersionId && !type.archived);
  const chosen = published.find((type) => type.id === search.type) ?? published[0];
  const show = (next: BoardSearch): void => void navigate({ to: '/opportunities/board', search: next as never });
  if (types.error && !types.data) return <FailureState error={types.error} onRetry={() => void types.refetch()} />;
  if (types.isPending) return <PageSkeleton />;
  if (!chosen) return <EmptyState title={t('opportunities.noType')} hint={<NoProcessYet />} />;
  return (
    <div className="page board-page">
      <header className="board-head">
        <h1>{t('opportunities.board')}</h1>
        <Select
          aria-label={t('opportunities.type')}
          value={chosen.id}
          options={published.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(type: string) => show({ ...search, type })}
        />
        <Segmented
          value={search.owner ?? 'all'}
          options={[
            { value: 'all', label: t('opportunities.everyone') },
            { value: 'mine', label: t('opportunities.mine') },
          ]}
          onChange={(owner) => show({ ...(search.type && { type: search.type }), ...(owner === 'mine' && { owner }) })}
        />
      </header>
      <Columns key={chosen.id} businessTypeId={chosen.id} mine={search.owner === 'mine'} />
    </div>
  );
}

function Columns({ businessTypeId, mine }: { businessTypeId: string; mine: boolean }): ReactElement {
  const { user } = useSession();
  const ownerId = mine ? user.id : undefined;
  const board = useQuery(boardQuery(businessTypeId, ownerId));
  const [wish, setWish] = useState<Wish>();
  const [carried, setCarried] = useState<Wish>();
  if (board.error && !board.data) return <FailureState error={board.error} onRetry={() => void board.refetch()} />;
  if (!board.data) return <PageSkeleton />;
  const { columns } = board.data;
  const drop = (card: Card, stageId: string): void => {
    setCarried(undefined);
    if (card.stageId !== stageId) setWish({ card, stageId });
  };
  return (
    <>
      <Carrying carried={carried} columns={columns} />
      <div className="board">
        {columns.map((column) => (
          <BoardColumn
            key={column.stageId}
            column={column}
            columns={columns}
            businessTypeId={businessTypeId}
            ownerId={ownerId}
            carried={carried}
            onCarry={setCarried}
            onDrop={drop}
          />
        ))}
      </div>
      {wish && <BoardMove key={`${wish.card.id} ${wish.stageId}`} wish={wish} onDone={() => setWish(undefined)} />}
    </>
  );
}

/** Tells a screen reader where the card picked up by keyboard is. */
function Carrying({ carried, columns }: { carried: Wish | undefined; columns: Board['columns'] }): ReactElement {
  const { t } = useTranslation();
  const stage = columns.find((column) => column.stageId === carried?.stageId)?.name ?? '';
  return (
    <p className="unseen" role="status">
      {carried && t('opportunities.picked', { name: carried.card.name, stage })}
    </p>
  );
}

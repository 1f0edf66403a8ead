import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Board, BoardCard as Card } from '#domain/opportunities/contract.ts';
import { readBoardColumn } from '#domain/opportunities/contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { Money } from '../ui/Money.tsx';
import { useToast } from '../ui/toast.tsx';
import { BoardCard } from './BoardCard.tsx';
import type { BoardColumnProps } from './boardWish.ts';

export function BoardColumn(props: BoardColumnProps): ReactElement {
  const { t } = useTranslation();
  const { column } = props;
  const { more, cards, loading, load } = useMoreCards(props);
  const ref = useRef<HTMLElement>(null);
  const over = useDropTarget(ref, props);
  const hovered = over || props.carried?.stageId === column.stageId;
  return (
    <section ref={ref} className={`board-column ${column.kind} ${hovered ? 'over' : ''}`} aria-label={column.name}>
      <header>
        <h2>{column.name}</h2>
        <Sums column={column} />
      </header>
      <ul>
        {cards.map((card) => (
          <BoardCard key={card.id} card={card} {...props} />
        ))}
      </ul>
      {cards.length === 0 && <p className="faint">{t('opportunities.emptyColumn')}</p>}
      {more && (
        <Button type="text" block loading={loading} onClick={() => void load()}>
          {t('opportunities.loadMore')}
        </Button>
      )}
    </section>
  );
}

function Sums({ column }: { column: Board['columns'][number] }): ReactElement {
  const { t } = useTranslation();
  const records = column.totals.reduce((sum, total) => sum + total.records, 0);
  return (
    <p className="board-sums">
      <span className="figure">{t('opportunities.cards', { count: records })}</span>
      {column.totals.map((total) => (
        <span key={total.currency} className="board-sum">
          {total.amount !== null && <Money minor={Number(total.amount)} currency={total.currency} />}
          {column.kind === 'open' && total.weighted !== null && (
            <span className="faint">
              {' · '}
              {t('opportunities.weighted', { amount: '' })}
              <Money minor={Number(total.weighted)} currency={total.currency} />
            </span>
          )}
        </span>
      ))}
    </p>
  );
}

/** The column's first cards, and those asked for beyond; fresh first cards throw the rest away. */
function useMoreCards({ column, businessTypeId, ownerId }: BoardColumnProps) {
  const queries = useQueryClient();
  const toast = useToast();
  const [further, setFurther] = useState<{ after: Card[]; cards: Card[]; more: boolean }>();
  const [loading, setLoading] = useState(false);
  const valid = further?.after === column.cards ? further : undefined;
  const cards = [...column.cards, ...(valid?.cards ?? [])];
  const load = async (): Promise<void> => {
    const last = cards.at(-1);
    if (!last) return;
    setLoading(true);
    try {
      const query = {
        businessTypeId,
        ...(ownerId && { ownerId }),
        afterId: last.id,
        ...(last.amount !== null && { afterAmount: last.amount }),
        limit: 50,
      };
      const next = await queries.fetchQuery({
        queryKey: ['opportunity', 'column', column.stageId, query],
        queryFn: ({ signal }) => call(readBoardColumn, { params: { stageId: column.stageId }, query }, signal),
      });
      setFurther({ after: column.cards, cards: [...(valid?.cards ?? []), ...next.cards], more: next.more });
    } catch (error) {
      toast.failed(error);
    } finally {
      setLoading(false);
    }
  };
  return { cards, more: valid ? valid.more : column.more, loading, load };
}

function useDropTarget(ref: React.RefObject<HTMLElement | null>, { column, onDrop }: BoardColumnProps): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    if (!ref.current) return;
    return dropTargetForElements({
      element: ref.current,
      canDrop: ({ source }) => 'card' in source.data,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        latest.current(source.data.card as Card, column.stageId);
      },
    });
  }, [ref, column.stageId]);
  return over;
}

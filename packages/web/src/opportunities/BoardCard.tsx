import ClockCircleOutlined from '@ant-design/icons/ClockCircleOutlined';
import DragOutlined from '@ant-design/icons/DragOutlined';
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';
import type { BoardCard as Card } from '#domain/opportunities/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { RiskMark } from '../plans/RiskMarks.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { InstantText } from '../ui/DateText.tsx';
import { Money } from '../ui/Money.tsx';
import { percent } from '../ui/percent.ts';
import type { BoardColumnProps } from './boardWish.ts';

export function BoardCard({ card, ...props }: BoardColumnProps & { card: Card }): ReactElement {
  const { t } = useTranslation();
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => (ref.current ? draggable({ element: ref.current, getInitialData: () => ({ card }) }) : undefined), [card]);
  const lifted = props.carried?.card.id === card.id;
  const to: string = `/opportunities/${card.id}`;
  return (
    <li ref={ref} className={`board-card ${lifted ? 'lifted' : ''}`}>
      <div className="board-card-title">
        <Link to={to} draggable={false}>
          {card.name}
        </Link>
        <Tooltip title={t('opportunities.moveCardHint')}>
          <button
            type="button"
            className="plain-button board-grip"
            aria-label={t('opportunities.moveCard', { name: card.name })}
            aria-pressed={lifted}
            onKeyDown={(event) => carryByKey(event, card, props)}
            onBlur={() => lifted && props.onCarry(undefined)}
          >
            <DragOutlined />
          </button>
        </Tooltip>
      </div>
      <div className="board-card-line">
        <span className="faint board-account">{card.accountName}</span>
        <Money minor={card.amount} currency={card.currency} />
      </div>
      <div className="board-card-line">
        <Avatar id={card.ownerId} name={card.ownerName} />
        <RiskMark risk={card.risk} count={card.riskCount} />
        <Signals card={card} />
        {card.winRate !== null && <span className="figure">{percent(card.winRate)}</span>}
      </div>
    </li>
  );
}

/** Space picks up, arrows change the column, Enter drops, Esc puts it back. */
function carryByKey(event: KeyboardEvent, card: Card, { carried, columns, onCarry, onDrop }: BoardColumnProps): void {
  const mine = carried?.card.id === card.id ? carried : undefined;
  const at = columns.findIndex((column) => column.stageId === (mine?.stageId ?? card.stageId));
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (!mine && event.key !== ' ') return;
  if (step !== 0) onCarry({ card, stageId: columns[Math.min(Math.max(at + step, 0), columns.length - 1)]!.stageId });
  else if (event.key === ' ' && !mine) onCarry({ card, stageId: card.stageId });
  else if (mine && (event.key === 'Enter' || event.key === ' ')) onDrop(card, mine.stageId);
  else if (event.key === 'Escape') onCarry(undefined);
  else return;
  event.preventDefault();
}

/** What wants attention, as a shape with words, not as a colour alone. */
function Signals({ card }: { card: Card }): ReactElement {
  const { t } = useTranslation();
  const now = Date.now();
  const late = card.nextStepAt !== null && Date.parse(card.nextStepAt) < now;
  return (
    <span className="board-signals">
      {card.nextStepAt ? (
        <span className={late ? 'signal-warn' : 'faint'}>
          <ClockCircleOutlined aria-label={t(late ? 'opportunities.overdueStep' : 'opportunities.nextStep', { at: '' })} />{' '}
          <InstantText first at={card.nextStepAt} />
        </span>
      ) : (
        <span className="faint">{t('opportunities.noNextStep')}</span>
      )}
    </span>
  );
}

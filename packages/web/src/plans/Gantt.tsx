// Plan against actual, one row per opportunity: a quiet bar per planned stage, a solid one below for the actual stay, a line for today and
// a diamond for the closing date. Only the rows in sight are drawn. Arrow keys go from row to row, Enter opens the opportunity.
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { GanttRow } from '#domain/processes/plan.contract.ts';
import { type Translate, useTranslation } from '../i18n/wording.ts';
import { actualBars, type Bar, leftOf, monthsOf, planBars, type Scale, scaleOf } from './ganttScale.ts';
import { Slip } from './PlanTable.tsx';
import { RiskMark } from './RiskMarks.tsx';
import { isRiskKind } from './riskText.ts';

const ROW = 48;
const NAMES = 260;
const NAMES_ON_PHONE = 132;

interface GanttProps {
  rows: readonly GanttRow[];
  today: string;
  onEnd: () => void;
}

export function Gantt({ rows, today, onEnd }: GanttProps): ReactElement {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const width = useWidth(box);
  const names = width < 600 ? NAMES_ON_PHONE : NAMES;
  const scale = scaleOf(rows, today, Math.max(320, width - names));
  const drawn = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 6 });
  const items = drawn.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 1) onEnd();
  }, [last, rows.length, onEnd]);
  const plotWidth = leftOf(scale, scale.to);
  return (
    <section
      className="gantt"
      ref={box}
      aria-label={t('plans.gantt')}
      onKeyDown={(event) => goByKey(event, rows.length, drawn.scrollToIndex)}
    >
      <div className="gantt-inner" style={{ width: names + plotWidth, ['--names' as string]: `${names}px` }}>
        <MonthRow scale={scale} today={today} />
        <ol className="gantt-rows" style={{ height: drawn.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <li key={rows[index]!.id} data-row={index} style={{ transform: `translateY(${start}px)` }}>
              <Row row={rows[index]!} scale={scale} today={today} />
            </li>
          ))}
        </ol>
        <span className="gantt-today" style={{ left: names + leftOf(scale, today) }} aria-hidden="true" />
      </div>
    </section>
  );
}

function useWidth(box: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(960);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}

function goByKey(event: KeyboardEvent<HTMLElement>, count: number, show: (index: number) => void): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
  if (step === 0 || !row) return;
  event.preventDefault();
  const next = Math.min(count - 1, Math.max(0, Number(row.dataset.row) + step));
  show(next);
  const list = row.parentElement;
  requestAnimationFrame(() => list?.querySelector<HTMLElement>(`[data-row="${next}"] a`)?.focus());
}

function MonthRow({ scale, today }: { scale: Scale; today: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="gantt-months" aria-hidden="true">
      <span className="gantt-corner">{t('plans.opportunity')}</span>
      {monthsOf(scale, today).map(({ day, label }) => (
        <span key={day} className="gantt-month" style={{ left: leftOf(scale, day) }}>
          {label}
        </span>
      ))}
      <span className="gantt-today-label" style={{ left: leftOf(scale, today) }}>
        {t('plans.today')}
      </span>
    </div>
  );
}

function Row({ row, scale, today }: { row: GanttRow; scale: Scale; today: string }): ReactElement {
  const { t } = useTranslation();
  const to: string = `/opportunities/${row.id}`;
  const current = row.lines.find((line) => line.stageId === row.stageId);
  return (
    <>
      <div className="gantt-name">
        <Link to={to} search={{ tab: 'plan' } as never}>
          {row.name}
        </Link>
        <span className="gantt-about faint">
          <Slip days={current?.slip ?? null} running={current?.stay?.leftOn === null} />
          {isRiskKind(row.risk) && <RiskMark risk={row.risk} count={row.riskCount} />}
          {row.ownerName} · {row.stageName}
        </span>
      </div>
      <div className="gantt-plot">
        <Bars bars={planBars(row)} scale={scale} kind="plan" t={t} />
        <Bars bars={actualBars(row, today)} scale={scale} kind="actual" t={t} />
        {row.closingOn && (
          <span className="gantt-closing" style={{ left: leftOf(scale, row.closingOn) }} title={`${t('plans.closing')} ${row.closingOn}`} />
        )}
      </div>
    </>
  );
}

function Bars({ bars, scale, kind, t }: { bars: readonly Bar[]; scale: Scale; kind: 'plan' | 'actual'; t: Translate }): ReactElement {
  return (
    <>
      {bars.map((bar) => {
        const left = leftOf(scale, bar.from);
        const width = Math.max(2, leftOf(scale, bar.to) - left - 1);
        const words = t(kind === 'plan' ? 'plans.planBar' : 'plans.actualBar', { stage: bar.name, from: bar.from, to: bar.to });
        return (
          <span
            key={bar.stageId}
            role="img"
            aria-label={words}
            title={words}
            className={`gantt-bar ${kind} ${bar.late ? 'late' : ''}`}
            style={{ left, width }}
          >
            {kind === 'plan' && width > 64 && <span className="gantt-bar-name">{bar.name}</span>}
          </span>
        );
      })}
    </>
  );
}

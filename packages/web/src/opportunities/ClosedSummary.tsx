// A deal that is over: how it ended, when, by whom and why, and what was done on the way.

import CheckOutlined from '@ant-design/icons/CheckOutlined';
import CloseOutlined from '@ant-design/icons/CloseOutlined';
import TrophyOutlined from '@ant-design/icons/TrophyOutlined';
import type { ReactElement, ReactNode } from 'react';
import { dayIn, daysBetween } from '#domain/calendar.ts';
import type { ProcessState } from '#domain/opportunities/contract.ts';
import { stageById } from '#domain/processes/definition.ts';
import type { ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FieldValue, isEmptyValue } from '../records/FieldValue.tsx';
import { labelOf } from '../records/useObjects.ts';
import { useSession } from '../session.tsx';
import { DayText, InstantText } from '../ui/DateText.tsx';
import './ClosedSummary.css';
import { closedWay, type WayStep } from './closedWay.ts';
import { factsOf, versionOf } from './goals.ts';

interface ClosedSummaryProps {
  object: ObjectShape;
  state: ProcessState;
  record: OpenRecord;
}

export function ClosedSummary(props: ClosedSummaryProps): ReactElement {
  const { t } = useTranslation();
  const { user } = useSession();
  const { closed } = factsOf(props.state);
  const way = closedWay(props.state, user.timeZone);
  return (
    <section className="closed-summary" aria-label={t(`closed.${closed ?? 'won'}`)}>
      <header>
        <h2 className={closed ?? ''}>
          {closed === 'lost' ? <CloseOutlined aria-hidden="true" /> : <TrophyOutlined aria-hidden="true" />}
          {t(`closed.${closed ?? 'won'}`)}
        </h2>
        <Ending {...props} timeZone={user.timeZone} />
      </header>
      <Reasons {...props} />
      {way.length > 0 && <h3>{t('closed.way')}</h3>}
      <ol>
        {way.map((step) => (
          <Step key={step.stage.id} step={step} />
        ))}
      </ol>
      <p className="faint">{reopenWords(t, props.state)}</p>
    </section>
  );
}

/** When, by whom, after how long. */
function Ending({ state, record, timeZone }: ClosedSummaryProps & { timeZone: string }): ReactNode {
  const { t } = useTranslation();
  const closedAt = record.values.closedAt;
  const begun = state.visits[0]?.enteredAt;
  if (typeof closedAt !== 'string') return null;
  const lasted = begun && Math.max(0, daysBetween(dayIn(begun, timeZone), dayIn(closedAt, timeZone)));
  return (
    <span className="quiet">
      <InstantText first at={closedAt} />
      {state.closedByName && ` · ${state.closedByName}`}
      {lasted !== undefined && ` · ${t('closed.lasted', { count: lasted })}`}
    </span>
  );
}

const WHY = { won: ['wonReason'], lost: ['lostReason', 'competitorId', 'lostNote'] } as const;

function Reasons({ object, state, record }: ClosedSummaryProps): ReactNode {
  const keys: readonly string[] = WHY[factsOf(state).closed ?? 'won'];
  const fields = object.fields.filter(({ key }) => keys.includes(key) && !isEmptyValue(record.values[key]));
  if (fields.length === 0) return null;
  return (
    <dl>
      {fields.map((field) => (
        <div key={field.key}>
          <dt>{labelOf(field)}</dt>
          <dd>
            <FieldValue
              field={field}
              value={record.values[field.key]}
              names={record.names}
              currency={String(record.values.currency ?? '')}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Step({ step: { stage, stay, done } }: { step: WayStep }): ReactElement {
  const { t } = useTranslation();
  return (
    <li>
      <span className="closed-stage">{stage.name}</span>
      <span className="quiet">
        {stay ? (
          <>
            <DayText day={stay.from} /> – <DayText day={stay.to} /> · {t('processes.days', { count: stay.days })}
          </>
        ) : (
          t('closed.ahead')
        )}
      </span>
      {done.length > 0 && (
        <ul>
          {done.map(({ name, at, byName }) => (
            <li key={name}>
              <CheckOutlined aria-hidden="true" /> {name}
              <span className="faint">
                {' '}
                {byName} · <InstantText at={at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function reopenWords(t: ReturnType<typeof useTranslation>['t'], state: ProcessState): string {
  if (!state.rights.reopen) return t('closed.mayNotReopen');
  const facts = factsOf(state);
  const back = stageById(versionOf(state), facts.lastOpenStageId ?? '');
  return back ? t('closed.reopenTo', { stage: back.name }) : t('closed.reopenAny');
}

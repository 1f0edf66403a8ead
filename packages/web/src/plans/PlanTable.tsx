import type { ReactElement } from 'react';
import type { PlanLine, StagePlanReply } from '#domain/processes/plan.contract.ts';
import { useTranslation } from '../i18n/wording.ts';

/** Planned end, actual stay and slip of every stage; the closing date is the last row. */
export function PlanTable({ plan }: { plan: StagePlanReply }): ReactElement {
  const { t } = useTranslation();
  return (
    <table className="plain-table plan-table">
      <thead>
        <tr>
          <th scope="col">{t('plans.stage')}</th>
          <th scope="col">{t('plans.plannedEnd')}</th>
          <th scope="col">{t('plans.actual')}</th>
          <th scope="col">{t('plans.slip')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.lines.map((line) => (
          <tr key={line.stageId} aria-current={line.stageId === plan.currentStageId ? 'step' : undefined}>
            <th scope="row">
              {line.name} {line.plannedDays !== null && <span className="faint">{t('plans.stageDays', { count: line.plannedDays })}</span>}
            </th>
            <td className="figure" data-label={t('plans.plannedEnd')}>
              {line.endsOn ?? <span className="faint">{t('plans.noEnd')}</span>}
            </td>
            <td className="figure" data-label={t('plans.actual')}>
              <Stay line={line} />
            </td>
            <td className={line.slip === null ? 'nothing' : ''}>
              <Slip days={line.slip} running={line.stay !== null && line.stay.leftOn === null} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('plans.closing')}</th>
          <td className="figure">{plan.closingOn ?? <span className="faint">{t('plans.noEnd')}</span>}</td>
          <td className="faint">{t('plans.created', { day: plan.startsOn })}</td>
          <td className="nothing" />
        </tr>
      </tbody>
    </table>
  );
}

function Stay({ line: { stay } }: { line: PlanLine }): ReactElement {
  const { t } = useTranslation();
  if (!stay) return <span className="faint">{t('plans.notEntered')}</span>;
  return <>{stay.leftOn ? t('plans.stayed', { from: stay.enteredOn, to: stay.leftOn }) : t('plans.since', { day: stay.enteredOn })}</>;
}

/** Said in words and by a sign, never by colour alone. */
export function Slip({ days, running }: { days: number | null; running: boolean }): ReactElement {
  const { t } = useTranslation();
  if (days === null) return <span className="faint">—</span>;
  if (days > 0) return <span className="slip-late">▲ {t('plans.late', { count: days })}</span>;
  if (running) return <span className="quiet">{t('plans.running')}</span>;
  return days < 0 ? (
    <span className="slip-early">▼ {t('plans.early', { count: -days })}</span>
  ) : (
    <span className="quiet">{t('plans.onTime')}</span>
  );
}

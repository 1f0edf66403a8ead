// The tab of an opportunity that says when each stage is to be done, what is at risk, and which key events are due.

import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { StagePlanReply } from '#domain/processes/plan.contract.ts';
import { semicolon } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { ListSkeleton } from '../ui/states.tsx';
import { CalendarGap } from './CalendarGap.tsx';
import { NodePanel } from './NodePanel.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { PlanTable } from './PlanTable.tsx';
import './plans.css';
import { planReasonWords } from './planProblems.ts';
import { planQuery } from './planQueries.ts';
import { RiskPanel } from './RiskPanel.tsx';

export function PlanPanel({ id, currency }: { id: string; currency: string }): ReactElement {
  const plan = useQuery(planQuery(id));
  return (
    <div className="plan-panel">
      {plan.isPending && <ListSkeleton rows={4} />}
      {plan.error && !plan.data && <FailureState error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.data && <Plan plan={plan.data} />}
      <RiskPanel id={id} currency={currency} />
      <NodePanel id={id} />
    </div>
  );
}

function Plan({ plan }: { plan: StagePlanReply }): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const names = new Map(plan.lines.map((line) => [line.stageId, line.name]));
  return (
    <section aria-label={t('plans.stagePlan')}>
      <header className="plan-head">
        <h2>{t('plans.stagePlan')}</h2>
        <span className="faint">{t(plan.dayCounting === 'working' ? 'plans.byWorkingDays' : 'plans.byCalendarDays')}</span>
        {plan.mayEdit && <Button onClick={() => setOpen(true)}>{t('plans.set')}</Button>}
      </header>
      <CalendarGap years={plan.yearsWithoutEntries} />
      {plan.problems.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={plan.problems
            .map((problem) =>
              planReasonWords(t, { ...problem, kind: `plan_${problem.code}`, stageName: names.get(problem.stageId ?? '') ?? null }),
            )
            .join(semicolon())}
        />
      )}
      <PlanTable plan={plan} />
      {open && <PlanDialog plan={plan} onClose={() => setOpen(false)} />}
    </section>
  );
}

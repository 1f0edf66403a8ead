// Setting the stage plan (设置阶段计划): a day per stage, the closing date as the last row. A refused save names the rows at fault and
// offers to pull them in where only the closing date is in their way.
import { Button, DatePicker, Modal } from 'antd';
import dayjs from 'dayjs';
import { type ReactElement, useState } from 'react';
import type { StagePlanReply } from '#domain/processes/plan.contract.ts';
import type { PlanViolation } from '#domain/processes/plan.ts';
import { checkPlan } from '#domain/processes/plan.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useToast } from '../ui/toast.tsx';
import { useIsPhone } from '../ui/useIsPhone.ts';
import { planReasons, planReasonWords } from './planProblems.ts';
import { useSavePlan } from './planQueries.ts';

/** On a phone it stands at the bottom, where the thumb is. */
const SHEET = { position: 'fixed', top: 'auto', bottom: 0, left: 0, maxWidth: '100%', margin: 0, paddingBottom: 0 } as const;

export function PlanDialog({ plan, onClose }: { plan: StagePlanReply; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const phone = useIsPhone();
  const save = useSavePlan(plan.opportunityId);
  const [ends, setEnds] = useState<(string | null)[]>(plan.lines.map((line) => line.endsOn));
  const [closingOn, setClosingOn] = useState(plan.closingOn);
  const rows = plan.lines.map((line, position) => ({ stageId: line.stageId, endsOn: ends[position] ?? null }));
  const decision = checkPlan({ startsOn: plan.startsOn, rows, closingOn });
  const problems = decision.allowed ? [] : decision.reasons;
  const submit = (pullIn: boolean): void =>
    save.mutate(
      { rowVersion: plan.rowVersion, ends: rows, closingOn, ...(pullIn && { pullIn }) },
      {
        onSuccess: () => {
          toast.done(t('plans.saved'));
          onClose();
        },
        onError: (error) => planReasons(error) ?? toast.failed(error),
      },
    );
  const refused = planReasons(save.error);
  const pullable = problems.length > 0 && problems.every((problem) => problem.code === 'after_closing');
  return (
    <Modal
      open
      className="plan-dialog"
      {...(phone && { style: SHEET, width: '100%' })}
      title={t('plans.set')}
      onCancel={onClose}
      footer={
        <>
          <Button title={t('plans.resetHint')} onClick={() => setEnds(plan.defaults)}>
            {t('plans.reset')}
          </Button>
          {pullable && (
            <Button loading={save.isPending} onClick={() => submit(true)}>
              {t('plans.pullIn')}
            </Button>
          )}
          <Button type="primary" loading={save.isPending} disabled={problems.length > 0} onClick={() => submit(false)}>
            {t('plans.save')}
          </Button>
        </>
      }
    >
      <p className="quiet">{t('plans.created', { day: plan.startsOn })}</p>
      <ol className="plan-rows">
        {plan.lines.map((line, position) => (
          <PlanRowInput
            key={line.stageId}
            label={line.name}
            hint={line.plannedDays === null ? '' : t('plans.stageDays', { count: line.plannedDays })}
            value={ends[position] ?? null}
            problem={problems.find((problem) => problem.stageId === line.stageId)}
            names={plan.lines}
            onChange={(endsOn) => setEnds(ends.map((end, at) => (at === position ? endsOn : end)))}
          />
        ))}
        <PlanRowInput
          label={t('plans.closing')}
          hint=""
          value={closingOn}
          problem={problems.find((problem) => problem.stageId === null)}
          names={plan.lines}
          onChange={setClosingOn}
        />
      </ol>
      {refused && (
        <ul role="alert" className="plan-problem">
          {refused.map((reason) => (
            <li key={`${reason.kind} ${reason.stageName}`}>{planReasonWords(t, reason)}</li>
          ))}
        </ul>
      )}
    </Modal>
  );
}

interface RowProps {
  label: string;
  hint: string;
  value: string | null;
  problem: PlanViolation | undefined;
  names: StagePlanReply['lines'];
  onChange: (day: string | null) => void;
}

function PlanRowInput({ label, hint, value, problem, names, onChange }: RowProps): ReactElement {
  const { t } = useTranslation();
  const nameOf = (id: string | null): string | null => names.find((line) => line.stageId === id)?.name ?? null;
  const previous = problem && 'previousStageId' in problem ? nameOf(problem.previousStageId) : null;
  return (
    <li>
      <span className="plan-row-name">
        {label} <span className="faint">{hint}</span>
      </span>
      <DatePicker
        aria-label={t('plans.endTime', { stage: label })}
        value={value ? dayjs(value) : null}
        inputReadOnly={false}
        {...(problem && { status: 'error' as const })}
        onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
      />
      {problem && (
        <span role="alert" className="plan-problem">
          {planReasonWords(t, { ...problem, kind: `plan_${problem.code}`, stageName: label, previousStageName: previous })}
        </span>
      )}
    </li>
  );
}

import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { ApprovalState } from '#domain/processes/facts.ts';
import { useTranslation } from '../i18n/wording.ts';

const TONES: Record<ApprovalState, 'good' | 'waiting' | 'bad' | 'plain'> = {
  none: 'plain',
  not_needed: 'plain',
  pending: 'waiting',
  approved: 'good',
  rejected: 'bad',
  stale: 'waiting',
  terminated: 'plain',
};

/** How the stage approval stands, who it waits for, and the button to submit it. */
export function ApprovalLine(props: { state: ApprovalState; waitingFor?: string; onSubmit?: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="approval-line">
      <h3>{t('processes.approval.title')}</h3>
      <span className={`approval-state ${TONES[props.state]}`}>{t(`processes.approval.${props.state}`)}</span>
      {props.waitingFor && <span className="quiet">{props.waitingFor}</span>}
      {props.onSubmit && (
        <Button size="small" onClick={props.onSubmit}>
          {t('processes.approval.submit')}
        </Button>
      )}
    </div>
  );
}

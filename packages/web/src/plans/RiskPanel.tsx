import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { risksQuery } from './planQueries.ts';
import { RiskIcon } from './RiskMarks.tsx';
import { riskDetail, riskLabel } from './riskText.ts';

/** What is at risk now, with its figures, and what was once. */
export function RiskPanel({ id, currency }: { id: string; currency: string }): ReactElement | null {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(risksQuery(id));
  if (error && !data) return <FailureState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <section aria-label={t('plans.risksNow')}>
      <h2>{t('plans.risksNow')}</h2>
      {data.open.length === 0 && <p className="faint">{t('plans.noRisks')}</p>}
      <ul className="risk-lines">
        {data.open.map((signal) => (
          <li key={`${signal.kind} ${signal.subject}`}>
            <RiskIcon kind={signal.kind} /> <strong>{riskLabel(signal.kind)}</strong>
            <span className="quiet">{riskDetail(t, signal, data.today, currency)}</span>
          </li>
        ))}
      </ul>
      {data.ended.length > 0 && (
        <details>
          <summary>
            {t('plans.riskHistory')} · {data.ended.length}
          </summary>
          <ul className="risk-lines">
            {data.ended.map((signal) => (
              <li key={`${signal.kind} ${signal.subject} ${signal.startedOn}`}>
                <span>{riskLabel(signal.kind)}</span>
                <span className="faint figure">{t('plans.ended', { from: signal.startedOn, to: signal.endedOn })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

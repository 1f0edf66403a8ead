// Risks in the reader's words.

import { daysBetween } from '#domain/calendar.ts';
import type { RiskSignal } from '#domain/processes/risks.contract.ts';
import { RISK_KINDS, type RiskKind } from '#domain/processes/risks.ts';
import { RISK_WORDS } from '#domain/processes/riskWords.ts';
import { currentLanguage, labelLanguage } from '../i18n/language.ts';
import type { Translate } from '../i18n/wording.ts';
import { shortMoney } from '../ui/moneyText.ts';
import { percent } from '../ui/percent.ts';

export const isRiskKind = (kind: unknown): kind is RiskKind => RISK_KINDS.some((one) => one === kind);

export const riskLabel = (kind: RiskKind): string => RISK_WORDS[kind][labelLanguage()];

/** The figures behind a signal, as they are today. */
export function riskDetail(
  t: Translate,
  signal: Pick<RiskSignal, 'kind' | 'figures' | 'startedOn'>,
  today: string,
  currency: string,
): string {
  const { kind, figures, startedOn } = signal;
  const since = t('plans.figures.since', { day: startedOn });
  const language = currentLanguage();
  if (Object.keys(figures).length === 0) return since;
  switch (kind) {
    case 'closing_date_pushed':
      return t('plans.figures.pushed', { count: Number(figures.times ?? 0) });
    case 'inactive':
      return t('plans.figures.inactive', { count: daysBetween(String(figures.last), today) });
    case 'amount_dropped':
      return t('plans.figures.amount', {
        from: shortMoney(Number(figures.from), currency, language),
        to: shortMoney(Number(figures.to), currency, language),
      });
    case 'win_rate_dropped':
      return t('plans.figures.rate', { from: percent(Number(figures.from)), to: percent(Number(figures.to)) });
    case 'required_events_open':
      return t('plans.figures.open', { count: Number(figures.open), day: String(figures.due) });
    default:
      return figures.due ? t('plans.figures.due', { day: String(figures.due), count: daysBetween(String(figures.due), today) }) : since;
  }
}

// How an organisation, or one of its business types, wants risks to be judged and told.
import { defaultRiskSettings, RISK_KINDS, type Risk, type RiskKind, type RiskSettings } from './risks.ts';

export type RiskPolicy = Omit<RiskSettings, 'calendar'> & {
  /** Kinds that are not looked for. */
  off: readonly RiskKind[];
  /** Kinds the owner, and his manager, are told of when they begin. */
  tellOwner: readonly RiskKind[];
  tellManager: readonly RiskKind[];
  /** Also by mail. */
  mail: boolean;
};

const { calendar: _, ...limits } = defaultRiskSettings;

export const DEFAULT_RISK_POLICY: RiskPolicy = {
  ...limits,
  off: [],
  tellOwner: RISK_KINDS.filter((kind) => kind !== 'no_next_step' && kind !== 'moved_back' && kind !== 'win_rate_dropped'),
  tellManager: [
    'plan_overdue',
    'over_stay',
    'closing_date_past',
    'closing_date_pushed',
    'amount_dropped',
    'approval_waiting',
    'owner_inactive',
  ],
  mail: true,
};

/** The risks that the policy looks for, the gravest first. */
export const wantedRisks = (risks: readonly Risk[], { off }: RiskPolicy): Risk[] =>
  risks.filter((risk) => !off.includes(risk.kind)).sort((a, b) => RISK_KINDS.indexOf(a.kind) - RISK_KINDS.indexOf(b.kind));

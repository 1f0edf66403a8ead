// What each risk is called: in lists, filters, letters and notices.
import type { RiskKind } from './risks.ts';

export const RISK_WORDS: Readonly<Record<RiskKind, { zh: string; en: string }>> = {
  owner_inactive: { zh: '负责人已停用', en: 'Owner inactive' },
  closing_date_past: { zh: '结单日期已过', en: 'Closing date past' },
  plan_overdue: { zh: '阶段超期', en: 'Plan overdue' },
  over_stay: { zh: '停留超期', en: 'Stayed too long' },
  approval_waiting: { zh: '审批超时', en: 'Approval waiting' },
  amount_dropped: { zh: '金额下降', en: 'Amount dropped' },
  moved_back: { zh: '阶段后退', en: 'Moved back' },
  win_rate_dropped: { zh: '赢率下降', en: 'Win rate dropped' },
  closing_date_pushed: { zh: '结单日期多次推迟', en: 'Closing date pushed' },
  required_events_open: { zh: '必做事件未完成', en: 'Required events open' },
  inactive: { zh: '久未跟进', en: 'No activity' },
  no_next_step: { zh: '没有下一步', en: 'No next step' },
};

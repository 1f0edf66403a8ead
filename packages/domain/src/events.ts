// The closed list of what can happen. Every act leaves one event; timeline, audit, live updates and analytics read only these.

export const EVENT_KINDS = [
  'user.invited', 'user.activated', 'user.changed', 'user.deactivated', 'user.signedIn', 'user.passwordChanged',
  'role.changed', 'department.changed', 'apiKey.created', 'apiKey.revoked', 'session.revoked',
  'record.created', 'record.changed', 'record.deleted', 'record.restored', 'record.assigned', 'record.imported',
  'team.joined', 'team.left', 'record.followed', 'record.unfollowed',
  'followUp.recorded', 'followUp.deleted', 'file.added', 'file.deleted',
  'field.created', 'field.changed', 'field.archived', 'view.saved', 'view.deleted',
  'import.started', 'import.finished', 'import.reverted',
  'process.draftChanged', 'process.published', 'process.rulesChanged', 'businessType.created', 'businessType.changed',
  'opportunity.eventCompleted', 'opportunity.eventReopened', 'opportunity.moved', 'opportunity.won', 'opportunity.lost',
  'opportunity.reopened', 'opportunity.remapped', 'opportunity.typeChanged', 'opportunity.planChanged', 'opportunity.riskChanged',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

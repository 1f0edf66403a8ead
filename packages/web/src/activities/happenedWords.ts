// An event of the log in the reader's words: one line, why it was done where somebody said so, and what changed as details.

import type { TimelineItem } from '#domain/activities/contract.ts';
import type { MoveRefusal } from '#domain/processes/refusals.ts';
import type { FieldShape } from '#domain/records/contract.ts';
import { currentLanguage } from '../i18n/language.ts';
import { comma, semicolon } from '../i18n/separators.ts';
import type { Translate } from '../i18n/wording.ts';
import { isRiskKind, riskLabel } from '../plans/riskText.ts';
import { refusalWords } from '../processes/refusalWords.ts';
import { movedCounts, movedWords } from '../records/merging/mergeWords.ts';
import { labelOf, optionLabel } from '../records/useObjects.ts';
import { fullMoney } from '../ui/moneyText.ts';
import { percent } from '../ui/percent.ts';

export interface Words {
  text: string;
  /** Always in sight: the reason given for an act that had to be explained. */
  reason?: string;
  details: string[];
}

const word = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** `currency`: in whose minor units the amounts of the record are kept. */
export function happenedWords(t: Translate, item: TimelineItem, fields: readonly FieldShape[], currency = 'CNY'): Words {
  const { data } = item;
  const name = word(data.name);
  const stages = { from: word(data.fromName), to: word(data.toName) };
  const plain = (text: string, details: string[] = []): Words => ({ text, details });
  switch (item.kind) {
    case 'followUp.recorded':
      return plain(t(`activities.recorded.${item.followUp?.kind ?? 'note'}`));
    case 'followUp.deleted':
      return plain(t('activities.happened.followUpDeleted'));
    case 'record.created':
      return plain(t('activities.happened.created'));
    case 'record.imported':
      return plain(t('activities.happened.imported'));
    case 'record.changed':
      return plain(t('activities.happened.changed'), changeLines(t, data, fields, currency));
    case 'record.assigned':
      return plain(t('activities.happened.assigned', { name: namesIn(data)[word(data.to)] ?? word(data.toName) }));
    case 'record.merged':
      return plain(t('merging.happened', { name: word(data.otherName) }), movedLines(t, data.moved));
    case 'record.mergedInto':
      return plain(t('merging.happenedInto', { name: word(data.intoName) }));
    case 'record.deleted':
      return plain(t('activities.happened.removed'));
    case 'record.restored':
      return plain(t('activities.happened.restored'));
    case 'opportunity.moved':
      return overridable(
        t,
        data,
        t(data.how === 'regressed' ? 'activities.happened.movedBack' : 'activities.happened.moved', stages),
        fields,
      );
    case 'opportunity.won':
      return overridable(t, data, t('activities.happened.won'), fields);
    case 'opportunity.lost':
      return explained(t('activities.happened.lost', stages), lossReason(t, data, fields));
    case 'opportunity.reopened':
      return plain(t('activities.happened.reopened', stages));
    case 'opportunity.remapped':
      return remappedWords(t, data);
    case 'opportunity.typeChanged':
      return plain(t('activities.happened.typeChanged', { stage: word(data.stageName) }));
    case 'opportunity.eventCompleted':
      return plain(t('activities.happened.completed', { name, rate: rateOf(data.winRate) }));
    case 'opportunity.eventReopened':
      return plain(t('activities.happened.uncompleted', { name, rate: rateOf(data.winRate) }));
    case 'opportunity.planChanged':
      return plain(t(data.reset ? 'plans.happenedReset' : 'plans.happenedPlan'), planLines(t, data.changes));
    case 'opportunity.riskChanged':
      return plain(riskWords(t, data.begun, data.ended));
    case 'file.added':
      return plain(t('activities.happened.fileAdded', { name }));
    case 'file.deleted':
      return plain(t('activities.happened.fileDeleted', { name }));
    case 'team.joined':
      return plain(t('activities.happened.joined', { name }));
    case 'team.left':
      return plain(t('activities.happened.left', { name }));
    case 'opportunity.contactPlaced':
      return plain(t(data.isNew ? 'activities.happened.contactAdded' : 'activities.happened.contactChanged', { name }));
    case 'opportunity.contactRemoved':
      return plain(t('activities.happened.contactRemoved', { name }));
    case 'opportunity.competitorNoted':
      return plain(t('activities.happened.competitorNoted', { name }));
    case 'opportunity.competitorRemoved':
      return plain(t('activities.happened.competitorRemoved', { name }));
    case 'opportunity.productPlaced':
      return plain(t('activities.happened.productPlaced', { name, quantity: word(data.quantity) }));
    case 'opportunity.productRemoved':
      return plain(t('activities.happened.productRemoved', { name }));
    default:
      return plain(t('activities.happened.other'));
  }
}

/** A sync: the stage it changed, or the version; what else it did as details. */
function remappedWords(t: Translate, data: TimelineItem['data']): Words {
  const names = (value: unknown): string[] => (Array.isArray(value) ? value.map(word) : []);
  const [before = '', after = ''] = names(data.versions);
  const rates = Array.isArray(data.winRate) ? data.winRate.map((rate) => percent(Number(rate))) : [];
  const remapped = data.from !== data.to;
  return {
    text: remapped
      ? t('activities.happened.remapped', { from: word(data.fromName), to: word(data.toName) })
      : t('activities.happened.synced', { version: after }),
    details: [
      ...(before && remapped ? [t('activities.happened.newVersion', { before, after })] : []),
      ...(rates[0] !== rates[1] ? [t('activities.happened.winRate', { before: rates[0], after: rates[1] })] : []),
      ...names(data.archived).map((name) => t('activities.happened.archived', { name })),
      ...names(data.endedApprovals).map((name) => t('activities.happened.approvalEnded', { name })),
    ],
  };
}

const movedLines = (t: Translate, moved: unknown): string[] => {
  const told = movedWords(t, movedCounts(moved));
  return told ? [t('merging.moving', { what: told })] : [];
};

const rateOf = (pair: unknown): string => (Array.isArray(pair) ? percent(Number(pair[1])) : '');

const explained = (text: string, reason: string, details: string[] = []): Words => ({ text, ...(reason && { reason }), details });

/** A move; one that was carried by an override says why, and what it passed over. */
function overridable(t: Translate, data: TimelineItem['data'], text: string, fields: readonly FieldShape[]): Words {
  if (!data.overrideReason) return { text, details: [] };
  const fieldLabel = (key: string): string => nameOfField(fields, key);
  const passed = ((data.overridden ?? []) as MoveRefusal[]).map((refusal) => refusalWords(t, refusal, fieldLabel));
  return explained(
    text,
    t('activities.happened.override', { reason: word(data.overrideReason) }),
    passed.map((what) => t('activities.happened.passedOver', { what })),
  );
}

/** The reason from the list, and what was written beside it. */
function lossReason(t: Translate, data: TimelineItem['data'], fields: readonly FieldShape[]): string {
  const field = fields.find(({ key }) => key === 'lostReason');
  const chosen = data.lossReason ? (field ? optionLabel(field, data.lossReason) : word(data.lossReason)) : '';
  const said = [chosen, word(data.lossNote)].filter((part) => part !== '').join(' · ');
  return said && t('activities.happened.because', { reason: said });
}

const nameOfField = (fields: readonly FieldShape[], key: string): string => {
  const field = fields.find((candidate) => candidate.key === key);
  return field ? labelOf(field) : key;
};

function riskWords(t: Translate, begun: unknown, ended: unknown): string {
  const labels = (kinds: unknown): string => (Array.isArray(kinds) ? kinds.filter(isRiskKind).map(riskLabel).join(comma()) : '');
  const [now, over] = [labels(begun), labels(ended)];
  const parts = [now && t('plans.happenedBegun', { risks: now }), over && t('plans.happenedEnded', { risks: over })];
  return parts.filter((part) => part !== '').join(semicolon());
}

interface PlannedEnd {
  stageName: string;
  from: string | null;
  to: string | null;
}

const planLines = (t: Translate, changes: unknown): string[] =>
  ((changes ?? []) as PlannedEnd[]).map(({ stageName, from, to }) =>
    t('plans.planMoved', { stage: stageName, from: from ?? t('plans.noEnd'), to: to ?? t('plans.noEnd') }),
  );

const namesIn = (data: TimelineItem['data']): Record<string, string> => (data.names ?? {}) as Record<string, string>;

function changeLines(t: Translate, data: TimelineItem['data'], fields: readonly FieldShape[], currency: string): string[] {
  const names = namesIn(data);
  return Object.entries((data.changes ?? {}) as Record<string, [unknown, unknown]>).map(([key, [before, after]]) => {
    const field = fields.find((candidate) => candidate.key === key);
    return t('activities.happened.field', {
      field: nameOfField(fields, key),
      before: valueWords(before, field, names, currency) || t('activities.happened.nothing'),
      after: valueWords(after, field, names, currency) || t('activities.happened.nothing'),
    });
  });
}

function valueWords(value: unknown, field: FieldShape | undefined, names: Readonly<Record<string, string>>, currency: string): string {
  if (value === null || value === undefined || value === '') return '';
  if (field?.type === 'money') return fullMoney(Number(value), currency, currentLanguage());
  if (field?.type === 'percent') return percent(Number(value));
  if (field?.type === 'pick') return optionLabel(field, value);
  if (Array.isArray(value)) return value.map((each) => (field ? optionLabel(field, each) : String(each))).join(comma());
  return names[String(value)] ?? String(value);
}

import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '#domain/activities/contract.ts';
import type { FieldShape } from '#domain/records/contract.ts';
import '../testing/render.tsx';
import { translate } from '../i18n/wording.ts';
import { happenedWords } from './happenedWords.ts';

const item = (kind: string, data: Record<string, unknown>): TimelineItem => ({
  id: 'e1',
  at: '2026-03-02T02:00:00.000Z',
  kind,
  actorId: 'u1',
  actorName: '陆谦',
  data,
  mergedFrom: null,
  followUp: null,
});
const fields = [
  {
    key: 'lostReason',
    type: 'pick',
    label: { zh: '输单原因', en: 'Lost because' },
    options: [{ value: 'price', zh: '价格', en: 'Price' }],
  },
  { key: 'amount', type: 'money', label: { zh: '销售金额', en: 'Amount' } },
] as unknown as FieldShape[];
const told = (kind: string, data: Record<string, unknown>) => happenedWords(translate, item(kind, data), fields);
const stages = { fromName: '需求确认', toName: '方案报价' };

describe('an act that had to be explained', () => {
  it('an ordinary move gives no reason', () =>
    expect(told('opportunity.moved', { how: 'promoted', ...stages })).toEqual({
      text: '将销售阶段从“需求确认”变为“方案报价”',
      details: [],
    }));

  it('an override says why in sight, and folds away what it passed over', () => {
    const overridden = [
      { kind: 'event', stageId: 's', eventId: 'e', name: '现场勘查', whoMay: [] },
      { kind: 'information', stageId: 's', field: 'amount' },
    ];
    expect(told('opportunity.moved', { how: 'promoted', ...stages, overridden, overrideReason: '总经理同意先报价' })).toEqual({
      text: '将销售阶段从“需求确认”变为“方案报价”',
      reason: '破例移动，理由：总经理同意先报价',
      details: ['越过：完成关键事件“现场勘查”', '越过：填写“销售金额”'],
    });
    expect(told('opportunity.won', { overridden, overrideReason: '客户催签' }).reason).toBe('破例移动，理由：客户催签');
  });

  it.each([
    [{ lossReason: 'price', lossNote: '对手降了两成' }, '原因：价格 · 对手降了两成'],
    [{ lossReason: 'price' }, '原因：价格'],
    [{ lossReason: 'merged' }, '原因：merged'],
    [{}, undefined],
  ])('a loss with %j', (data, reason) => expect(told('opportunity.lost', { ...stages, ...data }).reason).toBe(reason));
});

it('a plan names every stage it moved', () => {
  const changes = [{ stageName: '需求确认', from: null, to: '2026-04-01' }];
  expect(told('opportunity.planChanged', { changes, reset: false }).details).toHaveLength(1);
});

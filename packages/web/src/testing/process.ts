// A process small enough to keep in mind: 初步接触 10 % → 需求确认 30 % → 方案报价 60 % → 赢单 / 输单.
import type { KeyEvent, ProcessVersion, Stage } from '#domain/processes/definition.ts';
import { freshFacts, type OpportunityFacts } from '#domain/processes/facts.ts';

export const event = (id: string, name: string, share: number, more: Partial<KeyEvent> = {}): KeyEvent => ({
  id,
  name,
  share,
  upload: 'none',
  required: false,
  remark: '',
  operators: [],
  due: null,
  templateFileIds: [],
  ...more,
});

const stage = (id: string, name: string, kind: Stage['kind'], rate: number, more: Partial<Stage> = {}): Stage => ({
  id,
  name,
  kind,
  rate,
  plannedDays: null,
  operators: [],
  guidance: [],
  funnelBand: null,
  events: [],
  information: [],
  approvalFlowId: null,
  ...more,
});

export const process: ProcessVersion = {
  stages: [
    stage('contact', '初步接触', 'open', 1000, { events: [event('visit', '首次拜访', 500)] }),
    stage('needs', '需求确认', 'open', 3000, {
      plannedDays: 14,
      events: [
        event('demo', '产品演示', 500, { required: true, remark: '请带上现场工程师' }),
        event('survey', '现场勘查', 1000, { required: true, upload: 'must', operators: [{ kind: 'role', id: 'engineer' }] }),
      ],
      information: [{ field: 'amount', required: true }],
      approvalFlowId: 'flow',
    }),
    stage('offer', '方案报价', 'open', 6000, { events: [event('quote', '提交报价', 1000)] }),
    stage('won', '赢单', 'won', 10_000),
    stage('lost', '输单', 'lost', 0),
  ],
};

/** 需求确认 with the demonstration done and the quote already handed in. */
export const inNeeds: OpportunityFacts = { ...freshFacts('needs'), completed: ['visit', 'demo', 'quote'] };

// A template is a whole process a new user starts from, in his own language, and changes as he likes: stages, shares and rules are
// those of the six companies of the classic talk on visual sales processes; where a slide shows no figure, one was chosen that fits.

import type { CustomType } from '../../records/customFields.ts';
import type { Label } from '../../records/field.ts';
import type { AdvanceRules, Guidance, KeyEvent, StageKind } from '../definition.ts';
import {
  eventCode,
  PORTABLE_FORMAT,
  type PortableEvent,
  type PortableField,
  type PortableProcess,
  type PortableStage,
} from '../portable/portable.ts';

export type TemplateLanguage = keyof Label;

/** A text in both languages. */
export const both = (zh: string, en: string): Label => ({ zh, en });

export type EventPlan = {
  name: Label;
  /** Percent. */
  share: number;
  upload?: KeyEvent['upload'];
  optional?: boolean;
  remark?: Label;
  /** Days after the stage is entered, or after the event of that Chinese name. */
  due?: { after?: string; days: number };
};

export type StagePlan = {
  name: Label;
  kind?: StageKind;
  rate: number;
  days?: number;
  events?: EventPlan[];
  /** Keys of fields; a leading * marks a required one. */
  information?: string[];
  guidance?: { kind: Guidance['kind']; title: Label; body: Label }[];
};

export type FieldPlan = { key: string; type: CustomType; label: Label; options?: { value: string; label: Label }[] };

/** In the order they are offered. */
export const TEMPLATE_KEYS = ['saas', 'venture', 'media', 'cloud', 'lowVoltage', 'industry'] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

export type TemplatePlan = {
  key: TemplateKey;
  name: Label;
  /** What kind of selling it suits, and what it shows. */
  about: Label;
  rules: AdvanceRules;
  fields?: FieldPlan[];
  stages: StagePlan[];
};

export const event = (zh: string, en: string, share: number, more: Omit<EventPlan, 'name' | 'share'> = {}): EventPlan => ({
  name: both(zh, en),
  share,
  ...more,
});

export const lost = (): StagePlan => ({ name: both('输单', 'Lost'), kind: 'lost', rate: 0 });

/** The template as a document in one language. */
export function templateDocument(plan: TemplatePlan, language: TemplateLanguage): PortableProcess {
  const codes = new Map(plan.stages.flatMap(({ events = [] }, at) => events.map(({ name }, place) => [name.zh, eventCode(at, place)])));
  return {
    ...{ format: PORTABLE_FORMAT, formatVersion: 1, name: plan.name[language], rules: { ...plan.rules } },
    fields: (plan.fields ?? []).map(
      ({ key, type, label, options = [] }): PortableField => ({
        ...{ key: `custom.${key}`, type, label: { ...label } },
        options: options.map((option) => ({ value: option.value, ...option.label })),
      }),
    ),
    stages: plan.stages.map((stage, at) => writtenStage(stage, at, codes, language)),
  };
}

function writtenStage(stage: StagePlan, at: number, codes: ReadonlyMap<string, string>, language: TemplateLanguage): PortableStage {
  return {
    ...{ name: stage.name[language], kind: stage.kind ?? 'open', rate: stage.rate, plannedDays: stage.days ?? null },
    ...{ operators: [], funnelBand: null },
    guidance: (stage.guidance ?? []).map(({ kind, title, body }) => ({ kind, title: title[language], body: body[language] })),
    information: (stage.information ?? []).map((key) => ({ field: key.replace(/^\*/, ''), required: key.startsWith('*') })),
    events: (stage.events ?? []).map(
      (plan, place): PortableEvent => ({
        ...{ code: eventCode(at, place), name: plan.name[language], share: plan.share, upload: plan.upload ?? 'none' },
        ...{ required: !plan.optional, remark: plan.remark?.[language] ?? '', operators: [] },
        due: plan.due ? { after: plan.due.after ? (codes.get(plan.due.after) ?? plan.due.after) : null, days: plan.due.days } : null,
      }),
    ),
  };
}

// A sales process (销售流程) is an ordered list of stages (销售阶段): open ones, then won, then lost. Each stage has a win rate that is
// reached when it is complete, key events (关键事件) that carry shares of it, and key information (关键信息) to be filled in.
// Rates and shares are whole basis points: 10 % = 1000.

export type Operator = { kind: 'user' | 'role' | 'department'; id: string };
export type Guidance = { kind: 'text' | 'link' | 'file' | 'script'; title: string; body: string };

/** When a key event falls due: so many days after its stage is entered, or after another event is completed. */
export type DueOffset = { from: { kind: 'stage' } | { kind: 'event'; eventId: string }; days: number };

export type KeyEvent = {
  id: string;
  name: string;
  /** Share of the win rate in basis points. */
  share: number;
  upload: 'none' | 'may' | 'must';
  required: boolean;
  /** Hint shown on the opportunity, at most 400 code points. */
  remark: string;
  /** Empty: everyone who may edit the opportunity. */
  operators: Operator[];
  due: DueOffset | null;
  templateFileIds: string[];
};

/** A field of the opportunity, standard or custom, by its key. */
export type KeyInformation = { field: string; required: boolean };

export type StageKind = 'open' | 'won' | 'lost';

export type Stage = {
  id: string;
  name: string;
  kind: StageKind;
  /** Win rate reached when the stage is complete, cumulative, in basis points. */
  rate: number;
  /** 阶段时间; null: no limit. */
  plannedDays: number | null;
  /** 大阶段操作权限. Empty: everyone who may edit the opportunity. */
  operators: Operator[];
  guidance: Guidance[];
  funnelBand: string | null;
  events: KeyEvent[];
  information: KeyInformation[];
  approvalFlowId: string | null;
};

export type ProcessVersion = { stages: Stage[] };

/** 商机推进控制: both rules act at once on every running opportunity, whatever version it is pinned to. */
export type AdvanceRules = {
  /** 只能顺序操作阶段和关键事件: key events only in the current stage and its neighbours. */
  sequentialOnly: boolean;
  /** 允许任意跨越阶段: a jump checks only the stage it leaves. */
  freeSkip: boolean;
};

/** Win rate of a won opportunity, in basis points. */
export const FULL_RATE = 10_000;
export const REMARK_LIMIT = 400;

/** How long a remark is, in code points: an emoji counts once. */
export const remarkLength = (remark: string): number => [...remark].length;

export const openStages = (version: ProcessVersion): Stage[] => version.stages.filter((stage) => stage.kind === 'open');

/** The way to the won stage: the open stages in order, then the won stage. */
export const pathOf = (version: ProcessVersion): Stage[] => [
  ...openStages(version),
  ...version.stages.filter((stage) => stage.kind === 'won'),
];

export const stageById = (version: ProcessVersion, stageId: string): Stage | undefined =>
  version.stages.find((stage) => stage.id === stageId);

/** The event and the stage it belongs to; undefined when the version does not hold it. */
export function eventById(version: ProcessVersion, eventId: string): { stage: Stage; event: KeyEvent } | undefined {
  for (const stage of version.stages) {
    const event = stage.events.find((candidate) => candidate.id === eventId);
    if (event) return { stage, event };
  }
  return undefined;
}

// A plan of an import: the process that opportunities enter, the files in their order, what their columns become, what must come out.
import fs from 'node:fs';
import type { ColumnMapping, ImportMapping } from '#domain/imports/contract.ts';
import type { ImportObject } from '#domain/imports/targets.ts';
import type { StageKind } from '#domain/processes/definition.ts';

export interface FilePlan {
  file: string;
  object: ImportObject;
  matchBy: ImportMapping['matchBy'];
  onMatch: ImportMapping['onMatch'];
  constants?: Record<string, string>;
  nameColumns?: string[];
  /** Name of the stage that closed rows were engaged in. */
  engagedStage?: string;
  /** By header. */
  columns: Record<string, Omit<ColumnMapping, 'column'>>;
}

export interface Plan {
  process: { name: string; stages: { name: string; kind: StageKind; rate: number }[] };
  files: FilePlan[];
  /** By stage name; amounts in minor units. */
  expect: Record<string, { records: number; amount: number }>;
}

export const readPlan = (file: string | URL): Plan => JSON.parse(fs.readFileSync(file, 'utf8')) as Plan;

export interface ProcessIds {
  businessTypeId: string;
  stageIds: ReadonlyMap<string, string>;
}

/** The plan's words as the API takes them. Throws when the file has no such column. */
export function mappingOf(plan: FilePlan, headers: readonly string[], { businessTypeId, stageIds }: ProcessIds): ImportMapping {
  const at = (header: string): number => {
    const column = headers.indexOf(header);
    if (column < 0) throw new Error(`${plan.file} has no column ${header}; it has ${headers.join(', ')}`);
    return column;
  };
  return {
    columns: Object.entries(plan.columns).map(([header, column]) => ({ column: at(header), ...column })),
    constants: plan.constants ?? {},
    nameColumns: (plan.nameColumns ?? []).map(at),
    businessTypeId: plan.object === 'opportunity' ? businessTypeId : null,
    engagedStageId: (plan.engagedStage && stageIds.get(plan.engagedStage)) || null,
    matchBy: plan.matchBy,
    onMatch: plan.onMatch,
    ownerId: null,
    dayFirst: false,
  };
}

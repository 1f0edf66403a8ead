import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { listPeople } from '#domain/people/directory.contract.ts';
import { listNodes, readNodes } from '#domain/processes/nodeCheck.contract.ts';
import { readGantt, readPlan, savePlan } from '#domain/processes/plan.contract.ts';
import { countRisks, listRisks, readRisks } from '#domain/processes/risks.contract.ts';
import type { RiskKind } from '#domain/processes/risks.ts';
import { encodeFilter, type FilterNode } from '#domain/records/filters.ts';
import { call } from '../api.ts';

// Everything about one opportunity lies below ['opportunity', id], everything about many below ['opportunity', 'list']: what happens to
// an opportunity makes both be asked again.
export const planQuery = (id: string) =>
  queryOptions({ queryKey: ['opportunity', id, 'plan'], queryFn: ({ signal }) => call(readPlan, { params: { id } }, signal) });

export const risksQuery = (id: string) =>
  queryOptions({ queryKey: ['opportunity', id, 'risks'], queryFn: ({ signal }) => call(readRisks, { params: { id } }, signal) });

export const nodesQuery = (id: string) =>
  queryOptions({ queryKey: ['opportunity', id, 'nodes'], queryFn: ({ signal }) => call(readNodes, { params: { id } }, signal) });

/** Whose opportunities a portfolio page looks at; kept in the address. */
export interface Portfolio {
  owner?: string;
  team?: string;
  type?: string;
  stage?: string;
}

export const among = ({ owner, team, type }: Portfolio) => ({
  ...(owner && { ownerId: owner }),
  ...(team && { departmentId: team }),
  ...(type && { businessTypeId: type }),
});

const PAGE = 100;

/** Open opportunities of the people and the process asked for, the nearest closing date first. */
export const ganttQuestion = ({ owner, type, stage }: Portfolio, teamIds: readonly string[] | undefined) => {
  const of: FilterNode[] = [
    { field: 'status', operator: 'equals', value: 'open' },
    ...(owner ? [{ field: 'ownerId', operator: 'equals' as const, value: owner }] : []),
    ...(teamIds ? [{ field: 'ownerId', operator: 'in' as const, value: [...teamIds] }] : []),
    ...(type ? [{ field: 'businessTypeId', operator: 'equals' as const, value: type }] : []),
    ...(stage ? [{ field: 'stageId', operator: 'equals' as const, value: stage }] : []),
  ];
  return { filter: encodeFilter({ join: 'and', of }), sort: 'closingOn' };
};

export const ganttQuery = (portfolio: Portfolio, teamIds: readonly string[] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['opportunity', 'list', 'gantt', portfolio, teamIds ?? null],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(readGantt, { query: { ...ganttQuestion(portfolio, teamIds), limit: PAGE, cursor: pageParam } }, signal),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const riskListQuery = (portfolio: Portfolio, kinds: readonly RiskKind[]) =>
  infiniteQueryOptions({
    queryKey: ['opportunity', 'list', 'risks', portfolio, kinds],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(
        listRisks,
        { query: { ...among(portfolio), ...(kinds.length > 0 && { kinds: [...kinds] }), limit: PAGE, cursor: pageParam } },
        signal,
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const riskCountsQuery = (portfolio: Portfolio) =>
  queryOptions({
    queryKey: ['opportunity', 'list', 'risks', 'counts', portfolio],
    queryFn: ({ signal }) => call(countRisks, { query: among(portfolio) }, signal),
  });

export type NodeState = 'overdue' | 'due' | 'done';

export const teamNodesQuery = (portfolio: Portfolio, state: NodeState) =>
  infiniteQueryOptions({
    queryKey: ['opportunity', 'list', 'nodes', portfolio, state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => call(listNodes, { query: { ...among(portfolio), state, limit: PAGE, cursor: pageParam } }, signal),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export interface PlanInput {
  rowVersion: number;
  ends: { stageId: string; endsOn: string | null }[];
  closingOn: string | null;
  pullIn?: boolean;
}

export function useSavePlan(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: PlanInput) => call(savePlan, { params: { id }, body }),
    onSuccess: (plan) => queries.setQueryData(planQuery(id).queryKey, plan),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['opportunity', id] }),
        queries.invalidateQueries({ queryKey: ['opportunity', 'list'] }),
      ]),
  });
}

/** The people of a department and those below it, for lists that filter by owner. */
export const teamQuery = (departmentId: string | undefined) =>
  queryOptions({
    queryKey: ['people', 'team', departmentId ?? ''],
    enabled: departmentId !== undefined,
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const page = await call(
        listPeople,
        { query: { ...(departmentId && { departmentId }), below: 'true', status: 'any', limit: 200 } },
        signal,
      );
      return page.people.map((person) => person.id);
    },
  });

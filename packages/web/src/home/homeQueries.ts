import { queryOptions } from '@tanstack/react-query';
import { dueFollowUps, homeChanges, homePipeline } from '#domain/home/contract.ts';
import type { Whose } from '#domain/home/questions.ts';
import { call } from '../api.ts';

/** Asked again whenever the page is opened, and while it stays open. */
const EVERY_MS = 60_000;
const asked = (of: Whose | undefined) => (of ? { of } : {});

export const dueQuery = (of: Whose | undefined) =>
  queryOptions({
    queryKey: ['home', 'due', of],
    queryFn: ({ signal }) => call(dueFollowUps, { query: asked(of) }, signal),
    refetchInterval: EVERY_MS,
  });

export const pipelineQuery = (of: Whose | undefined) =>
  queryOptions({
    queryKey: ['home', 'pipeline', of],
    queryFn: ({ signal }) => call(homePipeline, { query: asked(of) }, signal),
    refetchInterval: EVERY_MS,
  });

export const changesQuery = (of: Whose | undefined) =>
  queryOptions({
    queryKey: ['home', 'changes', of],
    queryFn: ({ signal }) => call(homeChanges, { query: asked(of) }, signal),
    refetchInterval: EVERY_MS,
  });

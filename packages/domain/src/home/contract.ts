// Routes of the home page. `of` is `me` or `team`; left out, it is the team for whoever has people below and oneself for the others.
import { z } from 'zod';
import { day, instant, minorUnits, route, uuid } from '../contract.ts';
import { OBJECTS } from '../people/rights.ts';
import { DUE_OBJECTS } from './questions.ts';

const WHOSE = ['me', 'team'] as const;
const query = z.object({ of: z.enum(WHOSE).optional() });
const whose = {
  of: z.enum(WHOSE),
  /** How many people are below the caller; with none there is no team to choose. */
  below: z.int(),
};
/** At least so many; exactly so many when `complete`. */
const bounded = z.object({ count: z.int(), complete: z.boolean() });
/** In minor units; null for whoever may not know the amount, or the win rate. */
const sums = { records: z.int(), amount: z.string().nullable(), weighted: z.string().nullable(), currency: z.string() };
const person = z.object({ id: uuid, name: z.string() });

export const dueFollowUps = route({
  method: 'GET',
  path: '/api/home/due',
  summary: 'Follow-ups due today and overdue: counts per object and the first of them',
  query,
  reply: z.object({
    ...whose,
    today: day,
    counts: z.array(z.object({ object: z.enum(DUE_OBJECTS), overdue: bounded, today: bounded })),
    records: z.array(
      z.object({
        object: z.enum(DUE_OBJECTS),
        id: uuid,
        name: z.string(),
        accountName: z.string().nullable(),
        ownerName: z.string(),
        nextStepAt: instant,
      }),
    ),
  }),
});
export type DueFollowUps = z.infer<NonNullable<(typeof dueFollowUps)['reply']>>;

export const homePipeline = route({
  method: 'GET',
  path: '/api/home/pipeline',
  summary: 'Open opportunities by stage, what closes this month, and for a team one row per person; amounts in minor units',
  query,
  reply: z.object({
    ...whose,
    stages: z.array(z.object({ stageId: uuid, name: z.string(), businessTypeId: uuid, businessTypeName: z.string(), ...sums })),
    closing: z.object({
      sums: z.array(z.object(sums)),
      records: z.array(
        z.object({
          id: uuid,
          name: z.string(),
          accountName: z.string().nullable(),
          ownerName: z.string(),
          stageName: z.string(),
          winRate: z.int(),
          amount: minorUnits.nullable(),
          currency: z.string(),
          closingOn: day,
        }),
      ),
    }),
    people: z.array(
      z.object({
        person,
        open: z.array(z.object(sums)),
        closing: z.array(z.object(sums)),
        overdue: bounded,
      }),
    ),
  }),
});
export type HomePipeline = z.infer<NonNullable<(typeof homePipeline)['reply']>>;
export type HomeSums = HomePipeline['closing']['sums'][number];

export const homeChanges = route({
  method: 'GET',
  path: '/api/home/changes',
  summary: 'What happened last to the records I look after: the newest event of each, at most twelve',
  query,
  reply: z.object({
    changes: z.array(
      z.object({
        id: uuid,
        at: instant,
        kind: z.string(),
        actorName: z.string().nullable(),
        object: z.enum(OBJECTS),
        recordId: uuid,
        recordName: z.string(),
        data: z.record(z.string(), z.unknown()),
        /** The first words of a follow-up. */
        text: z.string().nullable(),
      }),
    ),
  }),
});
export type HomeChange = z.infer<NonNullable<(typeof homeChanges)['reply']>>['changes'][number];

import { dueFollowUps, homeChanges, homePipeline } from '#domain/home/contract.ts';
import { answers, type Routing } from '../http/routing.ts';
import { homeChangesOf } from './changes.ts';
import { dueFollowUpsOf } from './due.ts';
import { homePipelineOf } from './pipeline.ts';

export function homeRoutes(routing: Routing): void {
  answers(routing, dueFollowUps, 'signedIn', ({ tx, scope, query, now }) => dueFollowUpsOf(tx, scope, query.of, now));
  answers(routing, homePipeline, 'signedIn', ({ tx, scope, query, now }) => homePipelineOf(tx, scope, query.of, now));
  answers(routing, homeChanges, 'signedIn', async ({ tx, scope, query, now }) => ({
    changes: await homeChangesOf(tx, scope, query.of, now),
  }));
}

import * as contract from '#domain/processes/replay.contract.ts';
import type { Equipment } from '../../equipment.ts';
import { acts, answers, type Routing } from '../../http/routing.ts';
import { businessTypeOf } from '../queries.ts';
import { startReplay } from './replayCommands.ts';
import { findingsOf, replayOf, replaysWhere } from './replayRow.ts';

const EDIT = { function: 'processes.edit' } as const;

export function replayRoutes(routing: Routing, { queue }: Equipment): void {
  answers(routing, contract.listReplays, EDIT, async ({ tx, params }) => {
    await businessTypeOf(tx, params.id);
    return { replays: await replaysWhere(tx, { businessTypeId: params.id }) };
  });
  answers(routing, contract.readReplay, EDIT, ({ tx, params }) => replayOf(tx, params.id));
  answers(routing, contract.listReplayFindings, EDIT, ({ tx, scope, params, query }) => findingsOf(tx, scope, { ...params, ...query }));
  acts(routing, contract.startReplay, EDIT, async ({ tx, scope, params, body, now }) =>
    replayOf(tx, await startReplay(tx, scope, { ...params, ...body }, queue, now)),
  );
}

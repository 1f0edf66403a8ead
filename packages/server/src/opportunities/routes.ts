import {
  changeBusinessType as changeTypeRoute,
  checkMove,
  closeOpportunity as closeRoute,
  completeKeyEvent as completeRoute,
  moveStage,
  readBoard,
  readBoardColumn,
  readOperatorTask,
  readProcessState,
  reopenOpportunity as reopenRoute,
  summarise,
  uncompleteKeyEvent as uncompleteRoute,
} from '#domain/opportunities/contract.ts';
import { decideMove } from '#domain/processes/moves.ts';
import { acts, answers, type Routing } from '../http/routing.ts';
import { boardColumnOf, boardOf } from './board.ts';
import { changeBusinessType } from './changeBusinessType.ts';
import { completeKeyEvent, uncompleteKeyEvent } from './completeKeyEvent.ts';
import { situationOf } from './lockForProcess.ts';
import { closeOpportunity, moveOpportunity, reopenOpportunity } from './moveOpportunity.ts';
import { operatorTaskOf, processStateOf } from './queries.ts';
import { summaryOf } from './summary.ts';

const READ = { object: 'opportunity', action: 'read' } as const;

export function opportunityRoutes(routing: Routing): void {
  answers(routing, readBoard, READ, ({ tx, scope, query }) => boardOf(tx, scope, query));
  answers(routing, readBoardColumn, READ, ({ tx, scope, params, query }) => boardColumnOf(tx, scope, { ...params, ...query }));
  answers(routing, summarise, READ, async ({ tx, scope, query }) => ({ rows: await summaryOf(tx, scope, query) }));
  answers(routing, readProcessState, READ, ({ tx, scope, params }) => processStateOf(tx, scope, params.id));
  answers(routing, readOperatorTask, 'signedIn', ({ tx, scope, params }) => operatorTaskOf(tx, scope, params.id));
  answers(routing, checkMove, READ, async ({ tx, scope, params, query }) => {
    const { version, rules, facts, ask } = await situationOf(tx, scope, params.id, { lock: false });
    const answer = decideMove(version, rules, facts, { ...ask, to: query.to, lossReason: query.lossReason ?? null });
    return answer.allowed
      ? { allowed: true, reasons: [], result: answer.result }
      : { allowed: false, reasons: answer.reasons, result: null };
  });
  acts(routing, moveStage, READ, ({ tx, scope, params, body, now }) =>
    moveOpportunity(tx, scope, { ...body, opportunityId: params.id }, now),
  );
  acts(routing, closeRoute, READ, ({ tx, scope, params, body, now }) =>
    closeOpportunity(tx, scope, { ...body, opportunityId: params.id }, now),
  );
  acts(routing, reopenRoute, READ, ({ tx, scope, params, query, now }) =>
    reopenOpportunity(tx, scope, { opportunityId: params.id, rowVersion: query.rowVersion }, now),
  );
  acts(routing, changeTypeRoute, READ, ({ tx, scope, params, body, now }) =>
    changeBusinessType(tx, scope, { ...body, opportunityId: params.id }, now),
  );
  // A listed operator may complete a key event without access to the record: the command decides.
  acts(routing, completeRoute, 'signedIn', ({ tx, scope, params, body, now }) =>
    completeKeyEvent(tx, scope, { opportunityId: params.id, eventId: params.eventId, ...body }, now),
  );
  acts(routing, uncompleteRoute, 'signedIn', ({ tx, scope, params, query, now }) =>
    uncompleteKeyEvent(tx, scope, { opportunityId: params.id, eventId: params.eventId, ...query }, now),
  );
}

import * as contract from '#domain/activities/contract.ts';
import * as discussion from '#domain/activities/discussion.contract.ts';
import { objectOfPath } from '#domain/records/objects.ts';
import type { Equipment } from '../equipment.ts';
import { acts, answers, type Routing, streams } from '../http/routing.ts';
import { stillIn } from '../people/gate.ts';
import { accessRecord } from '../records/recordAccess.ts';
import { deleteComment, discussionOf, postComment } from './comments.ts';
import { deleteFollowUp, recordFollowUp } from './followUps.ts';
import { liveUpdates } from './live.ts';
import { markRead, noticesOf } from './notices.ts';
import { follow, type Place, putTeamMember, removeTeamMember, teamOf, unfollow } from './team.ts';
import { timelineOf } from './timeline.ts';

const OK = { ok: true as const };
const placeOf = (params: { object: Parameters<typeof objectOfPath>[0]; id: string }): Place => ({
  object: objectOfPath(params.object),
  recordId: params.id,
});

export function activityRoutes(routing: Routing, { database, now }: Equipment): void {
  answers(routing, contract.readTimeline, 'signedIn', async ({ tx, scope, params, query }) => {
    const place = placeOf(params);
    await accessRecord(tx, scope, place.object, place.recordId);
    return timelineOf(tx, scope, { ...place, ...query });
  });
  acts(routing, contract.recordFollowUp, 'signedIn', ({ tx, scope, params, body, now }) =>
    recordFollowUp(tx, scope, { ...body, ...placeOf(params) }, now),
  );
  acts(routing, contract.deleteFollowUp, 'signedIn', async ({ tx, scope, params, now }) => {
    await deleteFollowUp(tx, scope, params, now);
    return OK;
  });
  answers(routing, discussion.readDiscussion, 'signedIn', ({ tx, scope, params, query }) =>
    discussionOf(tx, scope, { ...placeOf(params), ...query }),
  );
  acts(routing, discussion.postComment, 'signedIn', ({ tx, scope, params, body, now }) =>
    postComment(tx, scope, { ...placeOf(params), ...body }, now),
  );
  acts(routing, discussion.deleteComment, 'signedIn', async ({ tx, scope, params, now }) => {
    await deleteComment(tx, scope, params, now);
    return OK;
  });
  acts(routing, contract.followRecord, 'signedIn', async ({ tx, scope, params, now }) => {
    await follow(tx, scope, placeOf(params), now);
    return OK;
  });
  acts(routing, contract.unfollowRecord, 'signedIn', async ({ tx, scope, params, now }) => {
    await unfollow(tx, scope, placeOf(params), now);
    return OK;
  });
  answers(routing, contract.readTeam, 'signedIn', ({ tx, scope, params }) => teamOf(tx, scope, placeOf(params)));
  acts(routing, contract.putTeamMember, 'signedIn', async ({ tx, scope, params, body, now }) => {
    await putTeamMember(tx, scope, { ...placeOf(params), userId: params.userId, ...body }, now);
    return OK;
  });
  acts(routing, contract.removeTeamMember, 'signedIn', async ({ tx, scope, params, now }) => {
    await removeTeamMember(tx, scope, { ...placeOf(params), userId: params.userId }, now);
    return OK;
  });
  answers(routing, contract.listNotices, 'signedIn', ({ tx, scope, query }) => noticesOf(tx, scope, query));
  acts(routing, contract.readNotices, 'signedIn', async ({ tx, scope, body, now }) => {
    await markRead(tx, scope, body.ids, now);
    return OK;
  });

  const live = liveUpdates(database);
  routing.app.addHook('onReady', () => live.start());
  routing.app.addHook('preClose', () => live.stop());
  streams(routing, contract.liveUpdates, 'signedIn', async ({ scope, request, reply }) =>
    live.add(scope, reply, () => stillIn(database, request, now())),
  );
}

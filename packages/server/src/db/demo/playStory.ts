// Plays one opportunity from its first day to today: gates are worked off, not skipped.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import sql from 'sql-template-tag';
import type { KeyEvent, Stage as ProcessStage } from '#domain/processes/definition.ts';
import { recordFollowUp } from '../../activities/followUps.ts';
import { putTeamMember } from '../../activities/team.ts';
import { addFiles } from '../../files/commands.ts';
import { storing } from '../../files/storing.ts';
import { completeKeyEvent } from '../../opportunities/completeKeyEvent.ts';
import { createOpportunity } from '../../opportunities/createOpportunity.ts';
import { moveOpportunity } from '../../opportunities/moveOpportunity.ts';
import type { FileStore } from '../../outside/files/fileStore.ts';
import type { Scope } from '../../people/scope.ts';
import { savePlan } from '../../plans/savePlan.ts';
import { changeRecord } from '../../records/changeRecord.ts';
import { spellingOf } from '../../records/prepareRecord.ts';
import type { Tx } from '../database.ts';
import type { DemoDays } from './clock.ts';
import { demoId } from './ids.ts';
import { BUSINESS_TYPES } from './processes.ts';
import type { Story } from './stories.ts';

/** What the players share. */
export interface Stage {
  tx: Tx;
  scopes: Record<string, Scope>;
  store: FileStore;
  folder: string;
  days: DemoDays;
  at: (daysAgo: number) => string;
}

const KEY_INFORMATION = { companyStage: 'growth', marketPosition: '区域前三' };

export async function playStory(stage: Stage, story: Story): Promise<void> {
  const { tx, scopes, at } = stage;
  const owner = scopes[story.owner]!;
  const id = demoId(`opportunity ${story.key}`);
  const stages = BUSINESS_TYPES.find((type) => type.key === story.type)!.definition.stages;
  await createOpportunity(
    tx,
    owner,
    {
      id,
      businessTypeId: demoId(`type ${story.type}`),
      name: story.name,
      ...spellingOf('opportunity', story.name),
      ownerId: owner.userId,
      accountId: demoId(`account ${story.account}`),
      amount: (story.worth?.[0] ?? story.amount) * 100,
      closingOn: stage.days.day(story.closedIn?.[0]?.[0] ?? story.closesIn),
      productId: story.product ? demoId(`product ${story.product}`) : null,
      source: 'referral',
      kind: 'new',
      budget: story.path.length > 3 ? story.amount * 110 : null,
      custom: story.path.length > 0 ? KEY_INFORMATION : {},
    },
    at(story.startedDaysAgo),
  );
  const team = (story.team ?? []).map((key) =>
    putTeamMember(
      tx,
      owner,
      { object: 'opportunity', recordId: id, userId: scopes[key]!.userId, role: '协同', access: 'edit' },
      at(story.startedDaysAgo),
    ),
  );
  await Promise.all(team);
  await planByHand(stage, story, id);
  await changeOfMind(stage, story, id);
  let here = stages[0]!;
  for (const [name, daysAgo] of story.path) {
    await workOff(
      stage,
      story,
      id,
      here,
      here.events.map((event) => event.name),
      daysAgo,
    );
    here = stages.find((candidate) => candidate.name === name)!;
    await moveOpportunity(tx, whoMay(stage, story, here.operators), { opportunityId: id, stageId: here.id }, at(daysAgo));
  }
  await workOff(stage, story, id, here, story.done ?? [], Math.max(0, (story.path.at(-1)?.[1] ?? story.startedDaysAgo) - 2));
  await tellNotes(stage, story, id);
  if (story.lost) await lose(stage, story, id, stages.find((candidate) => candidate.kind === 'lost')!);
}

const VERBS = { create: createOpportunity, move: moveOpportunity };

async function planByHand({ tx, scopes, days, at }: Stage, story: Story, id: string): Promise<void> {
  if (!story.plan) return;
  const stages = BUSINESS_TYPES.find((type) => type.key === story.type)!.definition.stages;
  const ends = Object.entries(story.plan).map(([name, inDays]) => ({
    stageId: stages.find((candidate) => candidate.name === name)!.id,
    endsOn: days.day(inDays),
  }));
  await savePlan(tx, scopes[story.owner]!, { opportunityId: id, ends }, VERBS, at(story.startedDaysAgo));
}

/** The closing date is put off again and again, the amount shrinks. */
async function changeOfMind({ tx, scopes, days, at }: Stage, story: Story, id: string): Promise<void> {
  const owner = scopes[story.owner]!;
  for (const [index, [, daysAgo]] of (story.closedIn ?? []).entries()) {
    const closingOn = days.day(story.closedIn?.[index + 1]?.[0] ?? story.closesIn);
    await changeRecord(tx, owner, 'opportunity', { id, values: { closingOn } }, VERBS, at(daysAgo));
  }
  if (story.worth) await changeRecord(tx, owner, 'opportunity', { id, values: { amount: story.amount * 100 } }, VERBS, at(story.worth[1]));
}

async function workOff(
  stage: Stage,
  story: Story,
  id: string,
  here: ProcessStage,
  names: readonly string[],
  daysAgo: number,
): Promise<void> {
  for (const event of here.events.filter((candidate) => names.includes(candidate.name))) {
    const who = whoMay(stage, story, event.operators);
    if (event.upload === 'must') await attach(stage, who, id, event, daysAgo);
    await completeKeyEvent(stage.tx, who, { opportunityId: id, eventId: event.id }, stage.at(daysAgo));
  }
}

/** The owner where he may; otherwise the first person the list names. */
function whoMay({ scopes }: Stage, story: Story, operators: KeyEvent['operators']): Scope {
  const owner = scopes[story.owner]!;
  if (operators.length === 0 || operators.some((operator) => operator.id === owner.userId)) return owner;
  return (
    Object.values(scopes).find(
      (scope) => operators.some((operator) => operator.id === scope.userId) && scope.rights.objects.opportunity?.edit !== 'none',
    ) ?? owner
  );
}

async function attach(stage: Stage, who: Scope, id: string, event: KeyEvent, daysAgo: number): Promise<void> {
  const text = `${event.name}\n\n这是演示数据里的一份文档。\n`;
  const file = path.join(stage.folder, demoId(`file ${id} ${event.id}`));
  fs.writeFileSync(file, text);
  const received = {
    name: `${event.name}.txt`,
    size: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
    mediaType: 'text/plain',
    path: file,
  };
  const place = { object: 'opportunity', recordId: id, purpose: 'keyEvent', eventId: event.id } as const;
  await storing(stage.store, [received], (files) => addFiles(stage.tx, who, { ...place, files }, stage.at(daysAgo)));
}

async function tellNotes({ tx, scopes, days, at }: Stage, story: Story, id: string): Promise<void> {
  for (const [daysAgo, kind, body, nextInDays] of story.notes) {
    const nextAt = nextInDays === undefined ? null : days.ahead(nextInDays);
    await recordFollowUp(
      tx,
      scopes[story.owner]!,
      { object: 'opportunity', recordId: id, kind, body, mentions: [], fileIds: [], nextAt },
      at(daysAgo),
    );
  }
}

async function lose({ tx, scopes, at }: Stage, story: Story, id: string, lostStage: ProcessStage): Promise<void> {
  const { reason, note, competitor } = story.lost!;
  await moveOpportunity(
    tx,
    scopes[story.owner]!,
    {
      opportunityId: id,
      stageId: lostStage.id,
      lossReason: reason,
      lossNote: note,
      ...(competitor ? { competitorId: demoId(`competitor ${competitor}`) } : {}),
    },
    at(Math.max(0, -story.closesIn)),
  );
  await tx.run(sql`update opportunities set next_step_at = null where id = ${id}`);
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import { renameStage } from '#domain/processes/draftEdits.ts';
import { process } from '../../testing/process.ts';
import { createDraftKeeper, type SavedDraft } from './draftKeeper.ts';

class Stale extends Error {}
class Offline extends Error {}

/** A server with one draft, which refuses a save of any revision but its own. */
function serverWith(definition: ProcessVersion) {
  const server = { draft: { revision: 1, definition, changedBy: 'me' } as SavedDraft, saves: 0, offline: false };
  const store = {
    read: async () => server.draft,
    isStale: (error: unknown) => error instanceof Stale,
    save: async (revision: number, next: ProcessVersion) => {
      if (server.offline) throw new Offline();
      if (revision !== server.draft.revision) throw new Stale();
      server.saves += 1;
      server.draft = { revision: revision + 1, definition: next, changedBy: 'me' };
      return server.draft;
    },
  };
  return { server, store, keeper: createDraftKeeper(server.draft, store) };
}

const named = (name: string) => (draft: ProcessVersion) => renameStage(draft, 'contact', name);
const nameIn = (draft: ProcessVersion): string => draft.stages[0]!.name;
const byOther = (server: { draft: SavedDraft }): void => {
  server.draft = { revision: server.draft.revision + 1, definition: named('别人的')(server.draft.definition), changedBy: 'other' };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the draft keeper', () => {
  it('saves once after the edits have paused', async () => {
    const { server, keeper } = serverWith(process);
    keeper.edit(named('一'));
    keeper.edit(named('二'));
    expect([keeper.state().saving, server.saves]).toEqual(['waiting', 0]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([keeper.state().saving, server.saves, nameIn(server.draft.definition)]).toEqual(['saved', 1, '二']);
  });

  it('saves what was edited while a save was under way', async () => {
    const { server, keeper } = serverWith(process);
    keeper.edit(named('一'));
    const settled = keeper.settle();
    keeper.edit(named('二'));
    expect(await settled).toBe(true);
    expect([nameIn(server.draft.definition), server.draft.revision]).toEqual(['二', 3]);
  });

  it('takes edits back one by one, brings them again, and saves what is then shown', async () => {
    const { server, keeper } = serverWith(process);
    keeper.edit(named('一'));
    keeper.edit(named('二'));
    keeper.undo();
    expect(nameIn(keeper.state().definition)).toBe('一');
    keeper.undo();
    keeper.undo();
    expect(nameIn(keeper.state().definition)).toBe('初步接触');
    keeper.redo();
    await keeper.settle();
    expect(nameIn(server.draft.definition)).toBe('一');
  });

  it('takes back as one what was typed into one field', () => {
    const { keeper } = serverWith(process);
    keeper.edit(named('目'), 'name');
    keeper.edit(named('目标'), 'name');
    keeper.edit(named('别处'), 'other');
    keeper.undo();
    expect(nameIn(keeper.state().definition)).toBe('目标');
    keeper.undo();
    expect(nameIn(keeper.state().definition)).toBe('初步接触');
  });

  it('an edit that changes nothing is no step', () => {
    const { keeper } = serverWith(process);
    keeper.edit((draft) => draft);
    expect([keeper.state().past.length, keeper.state().saving]).toEqual([0, 'saved']);
  });

  it('keeps the edits when a save breaks, and saves them later', async () => {
    const { server, keeper } = serverWith(process);
    server.offline = true;
    keeper.edit(named('一'));
    expect(await keeper.settle()).toBe(false);
    expect([keeper.state().saving, nameIn(keeper.state().definition)]).toEqual(['failed', '一']);
    server.offline = false;
    expect(await keeper.settle()).toBe(true);
    expect(nameIn(server.draft.definition)).toBe('一');
  });
});

describe('when somebody else has saved meanwhile', () => {
  const inConflict = async () => {
    const all = serverWith(process);
    byOther(all.server);
    all.keeper.edit(named('我的'));
    await vi.advanceTimersByTimeAsync(1_000);
    return all;
  };

  it('nothing is overwritten before a choice, whatever is edited', async () => {
    const { server, keeper } = await inConflict();
    keeper.edit(named('我的二'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect([keeper.state().saving, keeper.state().theirs?.changedBy]).toEqual(['conflict', 'other']);
    expect([await keeper.settle(), nameIn(server.draft.definition)]).toEqual([false, '别人的']);
  });

  it('theirs can be taken, mine is one undo away', async () => {
    const { server, keeper } = await inConflict();
    keeper.takeTheirs();
    expect([nameIn(keeper.state().definition), keeper.state().saving]).toEqual(['别人的', 'saved']);
    keeper.undo();
    await keeper.settle();
    expect(nameIn(server.draft.definition)).toBe('我的');
  });

  it('mine can be kept as the next revision, theirs is one undo away', async () => {
    const { server, keeper } = await inConflict();
    expect(await keeper.keepMine()).toBe(true);
    expect([nameIn(server.draft.definition), server.draft.revision]).toEqual(['我的', 3]);
    keeper.undo();
    expect(nameIn(keeper.state().definition)).toBe('别人的');
  });

  it('following shows what the server put in its place, unless something is unsaved', async () => {
    const { server, keeper } = serverWith(process);
    byOther(server);
    await keeper.follow();
    expect([nameIn(keeper.state().definition), keeper.state().saving]).toEqual([nameIn(server.draft.definition), 'saved']);
    keeper.edit(named('我的'));
    byOther(server);
    await keeper.follow();
    expect([nameIn(keeper.state().definition), keeper.state().saving]).toEqual(['我的', 'conflict']);
  });

  it('catching up takes over a revision of the same draft, and asks about another', async () => {
    const { server, keeper } = serverWith(process);
    server.draft = { ...server.draft, revision: 7 };
    await keeper.catchUp();
    expect([keeper.state().saving, keeper.state().saved.revision]).toEqual(['saved', 7]);
    byOther(server);
    await keeper.catchUp();
    expect(keeper.state().saving).toBe('conflict');
  });
});

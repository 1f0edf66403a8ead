// The draft in the hands of one person: every edit can be undone, is saved after a pause, and a save that somebody else has overtaken
// waits for a choice. Whichever draft gives way in that choice stays one undo away.
import type { ProcessVersion } from '#domain/processes/definition.ts';
import { versionDiff } from '#domain/processes/diff.ts';

export interface SavedDraft {
  revision: number;
  definition: ProcessVersion;
  changedBy: string;
}

/** Where drafts are kept. `isStale` tells a save that came too late from one that broke. */
export interface DraftStore {
  read: () => Promise<SavedDraft>;
  save: (revision: number, definition: ProcessVersion) => Promise<SavedDraft>;
  isStale: (error: unknown) => boolean;
}

/** `conflict` while somebody else's draft stands against this one. */
export type Saving = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';

export interface DraftState {
  definition: ProcessVersion;
  past: readonly ProcessVersion[];
  future: readonly ProcessVersion[];
  saved: SavedDraft;
  saving: Saving;
  theirs: SavedDraft | null;
}

export type DraftKeeper = ReturnType<typeof createDraftKeeper>;

const PAUSE_MS = 800;
const STEPS_BACK = 100;

export function createDraftKeeper(first: SavedDraft, store: DraftStore, pauseMs = PAUSE_MS) {
  let state: DraftState = { definition: first.definition, past: [], future: [], saved: first, saving: 'saved', theirs: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let lastStep: string | undefined;
  const listeners = new Set<() => void>();

  const show = (change: Partial<DraftState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const saveLater = (): void => {
    clearTimeout(timer);
    if (state.saving !== 'saving') show({ saving: 'waiting' });
    timer = setTimeout(settle, pauseMs);
  };

  const go = (change: Pick<DraftState, 'definition' | 'past' | 'future'>, step?: string): void => {
    lastStep = step;
    show(change);
    if (state.saving !== 'conflict') saveLater();
  };

  /** Saves until what is shown is what is saved, or a save does not get through. */
  async function saveAll(): Promise<void> {
    while (state.definition !== state.saved.definition) {
      const sent = state.definition;
      show({ saving: 'saving' });
      const saved = await store.save(state.saved.revision, sent);
      show({ saved: { ...saved, definition: sent } });
    }
    show({ saving: 'saved' });
  }

  async function explain(error: unknown): Promise<void> {
    const theirs = store.isStale(error) ? await store.read().catch(() => null) : null;
    show(theirs ? { saving: 'conflict', theirs } : { saving: 'failed' });
  }

  /** Saves at once what is not saved yet; true when everything is. */
  async function settle(): Promise<boolean> {
    clearTimeout(timer);
    if (state.saving === 'conflict') return false;
    running ??= saveAll()
      .catch(explain)
      .finally(() => {
        running = undefined;
      });
    await running;
    return state.saving === 'saved';
  }

  /** A draft the server has saved by another way is shown; the one shown before is one undo away. */
  function takeOver(saved: SavedDraft): void {
    const past = [...state.past, state.definition].slice(-STEPS_BACK);
    lastStep = undefined;
    show({ definition: saved.definition, past, future: [], saved, saving: 'saved', theirs: null });
  }

  return {
    state: (): DraftState => state,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Edits one after the other that name the same `step`, such as the letters of a name, are taken back together. */
    edit(change: (draft: ProcessVersion) => ProcessVersion, step?: string): void {
      const definition = change(state.definition);
      if (definition === state.definition) return;
      const past = step !== undefined && step === lastStep ? state.past : [...state.past, state.definition].slice(-STEPS_BACK);
      go({ definition, past, future: [] }, step);
    },
    undo(): void {
      const definition = state.past.at(-1);
      if (definition) go({ definition, past: state.past.slice(0, -1), future: [state.definition, ...state.future] });
    },
    redo(): void {
      const [definition, ...future] = state.future;
      if (definition) go({ definition, past: [...state.past, state.definition], future });
    },
    settle,
    takeOver,
    /** Their draft is shown and is the saved one; mine is one undo away. */
    takeTheirs(): void {
      if (state.theirs) takeOver(state.theirs);
    },
    /** Mine is saved as the revision after theirs; theirs is one undo away. */
    async keepMine(): Promise<boolean> {
      const { theirs } = state;
      if (theirs) show({ past: [...state.past, theirs.definition], future: [], saved: theirs, saving: 'waiting', theirs: null });
      return settle();
    },
    /** After the server may have put another draft in its place: with nothing unsaved it is shown, what was shown is one undo away. */
    async follow(): Promise<void> {
      const now = await store.read();
      if (now.revision === state.saved.revision) return;
      if (state.definition !== state.saved.definition) show({ saving: 'conflict', theirs: now });
      else show({ definition: now.definition, past: [...state.past, state.definition], future: [], saved: now, saving: 'saved' });
    },
    /** After an act of the server on the draft: takes over its revision, or asks for a choice when the draft is another one. */
    async catchUp(): Promise<void> {
      const now = await store.read();
      if (now.revision === state.saved.revision) return;
      if (versionDiff(now.definition, state.saved.definition).length === 0) {
        show({ saved: { ...now, definition: state.saved.definition } });
      } else {
        clearTimeout(timer);
        show({ saving: 'conflict', theirs: now });
      }
    },
  };
}

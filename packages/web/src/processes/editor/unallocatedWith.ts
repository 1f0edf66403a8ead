import { type KeyEvent, type ProcessVersion, type Stage, stageById } from '#domain/processes/definition.ts';
import { addEvent, removeEvent } from '#domain/processes/draftEdits.ts';
import { unallocatedShare } from '#domain/processes/winRate.ts';

/** 未分配赢率 of the stage once it holds the event as it is being edited, new or changed. */
export function unallocatedWith(draft: ProcessVersion, stage: Stage, event: KeyEvent): number {
  const edited = addEvent(removeEvent(draft, event.id), stage.id, event);
  const then = stageById(edited, stage.id);
  return then ? unallocatedShare(edited, then) : 0;
}

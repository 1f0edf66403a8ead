import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import EditOutlined from '@ant-design/icons/EditOutlined';
import PaperClipOutlined from '@ant-design/icons/PaperClipOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import { Tooltip } from 'antd';
import { type ReactElement, useState } from 'react';
import type { KeyEvent, ProcessVersion, Stage } from '#domain/processes/definition.ts';
import { changeEvent, moveEvent, removeEvent } from '#domain/processes/draftEdits.ts';
import { comma } from '../../i18n/separators.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { percent } from '../../ui/percent.ts';
import { RequiredStar } from '../RequiredStar.tsx';
import { EventDialog } from './EventDialog.tsx';
import { focusOn, useEditing } from './editing.ts';
import { type Direction, Grip } from './Grip.tsx';
import { type Edge, placeBeside, useReorder } from './reorder.ts';

export const eventElement = (eventId: string): string => `event-${eventId}`;

/** Where one step of the arrow keys takes an event: up or down in its stage, to the end of a neighbouring stage; null at the rim. */
export function stepOf(draft: ProcessVersion, stage: Stage, eventId: string, direction: Direction): { stage: Stage; at: number } | null {
  const at = stage.events.findIndex(({ id }) => id === eventId);
  if (direction === 'up' || direction === 'down') {
    const to = at + (direction === 'up' ? -1 : 1);
    return to >= 0 && to < stage.events.length ? { stage, at: to } : null;
  }
  const holding = draft.stages.filter(({ kind }) => kind !== 'lost');
  const next = holding[holding.indexOf(stage) + (direction === 'left' ? -1 : 1)];
  return holding.includes(stage) && next ? { stage: next, at: next.events.length } : null;
}

export function EventCard({ stage, event }: { stage: Stage; event: KeyEvent }): ReactElement {
  const { draft, edit, announce } = useEditing();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const put = (eventId: string, to: Stage, at: number): void => {
    edit((now) => moveEvent(now, eventId, to.id, at));
    const moved = draft.stages.flatMap(({ events }) => events).find(({ id }) => id === eventId);
    announce(t('processEditor.eventMovedTo', { name: moved?.name ?? '', stage: to.name, position: at + 1 }));
    focusOn(eventElement(eventId));
  };
  const step = (direction: Direction): void => {
    const to = stepOf(draft, stage, event.id, direction);
    if (to) put(event.id, to.stage, to.at);
  };
  const ids = stage.events.map(({ id }) => id);
  const drop = (moved: string, edge: Edge): void => put(moved, stage, placeBeside(ids, moved, event.id, edge));
  const { row, grip, edge, dragging } = useReorder<HTMLLIElement>({ kind: 'event', id: event.id, onDrop: drop });
  return (
    <li ref={row} className={`event-card ${dragging ? 'dragging' : ''} ${edge ? `drop-${edge}` : ''}`}>
      <Grip id={eventElement(event.id)} name={event.name} grip={grip} sideways onMove={step} />
      <button type="button" className="plain-button event-open" onClick={() => setOpen(true)}>
        <span className="event-name">
          {event.name || t('processEditor.nameless')}
          {event.required && <RequiredStar />}
        </span>
        <Marks event={event} />
        <span className="event-share figure">{percent(event.share)}</span>
      </button>
      <Tools event={event} onEdit={() => setOpen(true)} />
      {open && (
        <EventDialog
          stage={stage}
          event={event}
          onSave={(settings) => edit((now) => changeEvent(now, event.id, settings))}
          onClose={() => setOpen(false)}
        />
      )}
    </li>
  );
}

/** What is set for the event besides its name and share, each as a sign with its words. */
function Marks({ event }: { event: KeyEvent }): ReactElement {
  const { t } = useTranslation();
  const { operatorName } = useEditing();
  const upload = t(`processEditor.uploads.${event.upload}`);
  const operators = event.operators.map(operatorName).join(comma());
  return (
    <span className="event-marks">
      {event.upload !== 'none' && (
        <Tooltip title={upload}>
          <PaperClipOutlined className={event.upload === 'must' ? 'must' : ''} aria-label={upload} />
        </Tooltip>
      )}
      {event.operators.length > 0 && (
        <Tooltip title={t('processEditor.onlyOperators', { names: operators })}>
          <TeamOutlined aria-label={t('processEditor.onlyOperators', { names: operators })} />
        </Tooltip>
      )}
    </span>
  );
}

function Tools({ event, onEdit }: { event: KeyEvent; onEdit: () => void }): ReactElement {
  const { t } = useTranslation();
  const { edit, announce } = useEditing();
  const remove = (): void => {
    edit((now) => removeEvent(now, event.id));
    announce(t('processEditor.removed', { name: event.name }));
    focusOn('undo-edit');
  };
  return (
    <span className="event-tools">
      <button
        type="button"
        className="plain-button icon-button"
        aria-label={t('processEditor.editNamed', { name: event.name })}
        onClick={onEdit}
      >
        <EditOutlined />
      </button>
      <button
        type="button"
        className="plain-button icon-button"
        aria-label={t('processEditor.removeNamed', { name: event.name })}
        onClick={remove}
      >
        <DeleteOutlined />
      </button>
    </span>
  );
}

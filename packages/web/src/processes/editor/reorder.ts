// Rows and cards that change places: with the pointer by their grip, with the arrow keys on the grip.
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';

export type Edge = 'before' | 'after';

/** Position, counted without the moved one, that puts `moved` before or after `target`. */
export function placeBeside(ids: readonly string[], moved: string, target: string, edge: Edge): number {
  const others = ids.filter((id) => id !== moved);
  return others.indexOf(target) + (edge === 'after' ? 1 : 0);
}

interface Reorder {
  kind: 'stage' | 'event';
  id: string;
  onDrop: (movedId: string, edge: Edge) => void;
}

/** Makes an element one that can be dragged by its grip and dropped upon; `edge` is where the line shows. */
export function useReorder<Row extends HTMLElement>({
  kind,
  id,
  onDrop,
}: Reorder): {
  row: RefObject<Row | null>;
  grip: RefObject<HTMLButtonElement | null>;
  edge: Edge | null;
  dragging: boolean;
} {
  const row = useRef<Row>(null);
  const grip = useRef<HTMLButtonElement>(null);
  const [edge, setEdge] = useState<Edge | null>(null);
  const [dragging, setDragging] = useState(false);
  const dropped = useEffectEvent(onDrop);
  useEffect(() => {
    const element = row.current;
    if (!element || !grip.current) return;
    const edgeAt = (y: number): Edge => {
      const { top, height } = element.getBoundingClientRect();
      return y < top + height / 2 ? 'before' : 'after';
    };
    return combine(
      draggable({
        element,
        dragHandle: grip.current,
        getInitialData: () => ({ kind, id }),
        onDragStart: () => setDragging(true),
        onDrop: () => setDragging(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.kind === kind && source.data.id !== id,
        onDrag: ({ location }) => setEdge(edgeAt(location.current.input.clientY)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, location }) => {
          setEdge(null);
          dropped(String(source.data.id), edgeAt(location.current.input.clientY));
        },
      }),
    );
  }, [kind, id]);
  return { row, grip, edge, dragging };
}

/** Makes an element take what is dropped beside its rows: at the end of a list, or into an empty one. */
export function useDropArea<Area extends HTMLElement>(kind: Reorder['kind'], onDrop: (movedId: string) => void) {
  const area = useRef<Area>(null);
  const [over, setOver] = useState(false);
  const dropped = useEffectEvent(onDrop);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data.kind === kind,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source, location }) => {
        setOver(false);
        if (location.current.dropTargets[0]?.element === element) dropped(String(source.data.id));
      },
    });
  }, [kind]);
  return { area, over };
}

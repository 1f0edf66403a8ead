// Columns that change places: dragged by their heads, or with Alt and the arrow keys. The name stays first.
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';

export type Edge = 'before' | 'after';

/** The order after `moved` was put before or after `target`. */
export function movedColumns(keys: readonly string[], moved: string, target: string, edge: Edge): string[] {
  if (moved === target || !keys.includes(moved)) return [...keys];
  const others = keys.filter((key) => key !== moved);
  return others.toSpliced(others.indexOf(target) + (edge === 'after' ? 1 : 0), 0, moved);
}

/** The order after a column went one place to the left (-1) or right (1); the first column holds its place. */
export function steppedColumns(keys: readonly string[], key: string, step: -1 | 1): string[] {
  const [from, to] = [keys.indexOf(key), keys.indexOf(key) + step];
  if (from < 1 || to < 1 || to >= keys.length) return [...keys];
  return keys.with(from, keys[to]!).with(to, key);
}

const KIND = 'column';

/** Makes a head draggable and a place to drop others beside; `edge` is where the line shows. */
export function useColumnDrag(key: string, fixed: boolean, onDrop: (moved: string, edge: Edge) => void) {
  const head: RefObject<HTMLSpanElement | null> = useRef<HTMLSpanElement>(null);
  const [edge, setEdge] = useState<Edge | null>(null);
  const dropped = useEffectEvent(onDrop);
  useEffect(() => {
    const element = head.current;
    if (!element) return;
    const edgeAt = (x: number): Edge => {
      const { left, width } = element.getBoundingClientRect();
      return fixed || x >= left + width / 2 ? 'after' : 'before';
    };
    const target = dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data.kind === KIND && source.data.key !== key,
      onDrag: ({ location }) => setEdge(edgeAt(location.current.input.clientX)),
      onDragLeave: () => setEdge(null),
      onDrop: ({ source, location }) => {
        setEdge(null);
        dropped(String(source.data.key), edgeAt(location.current.input.clientX));
      },
    });
    return fixed ? target : combine(target, draggable({ element, getInitialData: () => ({ kind: KIND, key }) }));
  }, [key, fixed]);
  return { head, edge };
}

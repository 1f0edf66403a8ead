// What every part of the editor needs: the draft, the way to change it, and the ways to lead the eye and the ear.
import { createContext, useContext } from 'react';
import type { Operator, ProcessVersion } from '#domain/processes/definition.ts';

export interface Editing {
  typeId: string;
  draft: ProcessVersion;
  /** Edits one after the other with the same `step` are one step back. */
  edit: (change: (draft: ProcessVersion) => ProcessVersion, step?: string) => void;
  /** Says what has happened to those who do not see it. */
  announce: (text: string) => void;
  operatorName: (operator: Operator) => string;
}

const EditingContext = createContext<Editing | null>(null);
export const EditingProvider = EditingContext.Provider;

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('useEditing needs the process editor around it');
  return editing;
}

const FRAMES = 30;

/** Puts the focus on an element that the change just made will show, as soon as it is there. */
export function focusOn(elementId: string, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(elementId);
    if (!element && frames > 0) return focusOn(elementId, frames - 1);
    element?.focus();
    element?.scrollIntoView({ block: 'nearest', inline: 'center' });
  });
}

import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import {
  type Appearance,
  type AppearanceChoice,
  appearanceOf,
  keepAppearance,
  keptAppearance,
  onSystemAppearance,
  paint,
} from './theme.ts';

export interface AppearanceState {
  choice: AppearanceChoice;
  shown: Appearance;
  choose: (choice: AppearanceChoice) => void;
}

export const AppearanceContext = createContext<AppearanceState | undefined>(undefined);

export function useAppearance(): AppearanceState {
  const state = useContext(AppearanceContext);
  if (!state) throw new Error('useAppearance needs Application above it');
  return state;
}

/** Keeps the choice on this device and follows the system while it says so. */
export function useAppearanceState(): AppearanceState {
  const [choice, setChoice] = useState(keptAppearance);
  const [shown, setShown] = useState(() => appearanceOf(choice));
  useEffect(() => onSystemAppearance(() => setShown(appearanceOf(choice))), [choice]);
  useEffect(() => paint(shown), [shown]);
  return useMemo(() => {
    const choose = (next: AppearanceChoice): void => {
      keepAppearance(next);
      setChoice(next);
      setShown(appearanceOf(next));
    };
    return { choice, shown, choose };
  }, [choice, shown]);
}

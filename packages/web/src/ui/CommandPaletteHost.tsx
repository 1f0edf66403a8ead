import { lazy, type ReactElement, Suspense } from 'react';
import type { PaletteProps } from './CommandPalette.tsx';

const CommandPalette = lazy(() => import('./CommandPalette.tsx').then((chunk) => ({ default: chunk.CommandPalette })));

/** Fetches the palette when it is first asked for. */
export function CommandPaletteHost({ open, ...palette }: PaletteProps & { open: boolean }): ReactElement | null {
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <CommandPalette {...palette} />
    </Suspense>
  );
}

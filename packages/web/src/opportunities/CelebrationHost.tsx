import { lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';
import { useSession } from '../session.tsx';
import { CELEBRATE, CelebratingProvider, type WonDeal } from './celebration.ts';

const Celebration = lazy(async () => ({ default: (await import('./Celebration.tsx')).Celebration }));

/** Celebrates what the pages below it report as won, unless this person has turned it off. */
export function CelebrationHost({ children }: { children: ReactNode }): ReactElement {
  const { user } = useSession();
  const [deal, setDeal] = useState<WonDeal>();
  const celebrate = (won: WonDeal): void => {
    if (user.preferences[CELEBRATE] !== false) setDeal(won);
  };
  return (
    <CelebratingProvider value={celebrate}>
      {children}
      {deal && (
        <Suspense>
          <Celebration key={deal.id} deal={deal} onClose={() => setDeal(undefined)} />
        </Suspense>
      )}
    </CelebratingProvider>
  );
}

// A deal was won: whoever closes it tells the shell, which celebrates it wherever the person goes next.
import { createContext, useContext } from 'react';

export interface WonDeal {
  id: string;
  name: string;
  amount: number | null;
  currency: string;
}

/** Preference of the account: false turns the celebration off. */
export const CELEBRATE = 'celebrateWins';

const Celebrating = createContext<(deal: WonDeal) => void>(() => undefined);
export const CelebratingProvider = Celebrating.Provider;
export const useCelebrate = (): ((deal: WonDeal) => void) => useContext(Celebrating);

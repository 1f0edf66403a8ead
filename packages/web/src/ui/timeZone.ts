import { createContext, useContext } from 'react';

/** The reader's time zone, set once by the shell from the session. */
export const TimeZone = createContext(Intl.DateTimeFormat().resolvedOptions().timeZone);
export const useTimeZone = (): string => useContext(TimeZone);

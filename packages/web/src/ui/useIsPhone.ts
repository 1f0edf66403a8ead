import { useSyncExternalStore } from 'react';

const PHONE = window.matchMedia('(max-width: 767px)');

const onPhoneChange = (act: () => void): (() => void) => {
  PHONE.addEventListener('change', act);
  return () => PHONE.removeEventListener('change', act);
};

/** Whether the page is as narrow as a phone. */
export const useIsPhone = (): boolean => useSyncExternalStore(onPhoneChange, () => PHONE.matches);

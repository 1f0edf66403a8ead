import { useTranslation } from '../../i18n/wording.ts';

/** The right these pages ask for, in words that can be passed on. */
export const useRightName = (): string => useTranslation().t('processEditor.right');

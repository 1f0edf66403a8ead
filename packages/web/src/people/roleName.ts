import { labelLanguage } from '../i18n/language.ts';

/** A role's name in the reader's language. */
export const roleName = ({ nameZh, nameEn }: { nameZh: string; nameEn: string }): string => (labelLanguage() === 'en' ? nameEn : nameZh);

import { useTranslation } from '../i18n/wording.ts';

/** A role's name in the reader's language. */
export function useRoleName(): (role: { nameZh: string; nameEn: string }) => string {
  const { i18n } = useTranslation();
  return (role) => (i18n.language.startsWith('zh') ? role.nameZh : role.nameEn);
}

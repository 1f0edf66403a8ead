import { ApiError, isRefusal } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useToast } from '../ui/toast.tsx';

const KNOWN = [
  'emailTaken',
  'exceedsOwnRights',
  'outranked',
  'managerLoop',
  'departmentLoop',
  'lastAdministrator',
  'self',
  'hasPeople',
  'hasDepartments',
  'builtin',
  'inUse',
  'notInvited',
  'notWaiting',
  'wrongPassword',
  'tooManyKeys',
] as const;
type Known = (typeof KNOWN)[number];
const isKnown = (kind: unknown): kind is Known => KNOWN.some((known) => known === kind);

/** Says every reason of a refusal in words; anything else goes to the toast. */
function useRefusalText(): (error: unknown) => string[] {
  const { t } = useTranslation();
  return (error) => {
    if (!isRefusal(error) || error.reasons.length === 0) return [];
    return error.reasons.map(({ kind }) => t(`people.refusal.${isKnown(kind) ? kind : 'other'}`));
  };
}

/** What to do with any failure of an act about people: the reasons in words, otherwise the usual toast. */
export function useFailure(): (error: unknown) => void {
  const { failed } = useToast();
  const reasonsOf = useRefusalText();
  return (error) => {
    const reasons = reasonsOf(error);
    failed(
      reasons.length > 0 && error instanceof ApiError
        ? new ApiError(422, { code: error.code, message: reasons.join(' '), requestId: error.requestId })
        : error,
    );
  };
}

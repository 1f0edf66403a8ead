import { useTranslation } from '../../i18n/wording.ts';

const KINDS = ['open', 'won', 'lost'] as const;

/** 进行中, 赢单, 输单 to choose from. */
export function useStageKinds() {
  const { t } = useTranslation();
  return KINDS.map((value) => ({ value, label: t(`processEditor.kinds.${value}`) }));
}

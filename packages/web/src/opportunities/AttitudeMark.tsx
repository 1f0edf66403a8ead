import FrownOutlined from '@ant-design/icons/FrownOutlined';
import MehOutlined from '@ant-design/icons/MehOutlined';
import QuestionCircleOutlined from '@ant-design/icons/QuestionCircleOutlined';
import SmileOutlined from '@ant-design/icons/SmileOutlined';
import type { ReactElement } from 'react';
import type { Attitude } from '#domain/opportunities/decisionChain.ts';
import { useTranslation } from '../i18n/wording.ts';

const SIGNS = { supports: SmileOutlined, neutral: MehOutlined, opposes: FrownOutlined, unknown: QuestionCircleOutlined };

/** Where somebody stands: a sign and a word, never colour alone. */
export function AttitudeMark({ attitude, count }: { attitude: Attitude; count?: number }): ReactElement {
  const { t } = useTranslation();
  const Sign = SIGNS[attitude];
  return (
    <span className={`attitude ${attitude}`}>
      <Sign aria-hidden="true" /> {t(`deal.chain.attitudes.${attitude}`)}
      {count !== undefined && <strong>{count}</strong>}
    </span>
  );
}

// A closing date before the planned end of a stage is the seller's choice: pull the stages in, or leave the date as it was.

import { App } from 'antd';
import { ApiError } from '../api.ts';
import { semicolon } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { planReasons, planReasonWords } from './planProblems.ts';

type Choice = { pullPlanIn?: true };

/** Sends a change of an opportunity; when only the plan stands in its way, asks whether the plan may follow, and sends it again. */
export function useSettlingPlan(): <T>(send: (choice: Choice) => Promise<T>) => Promise<T> {
  const { modal } = App.useApp();
  const { t } = useTranslation();
  return async (send) => {
    try {
      return await send({});
    } catch (error) {
      const reasons = planReasons(error);
      if (!reasons || !(error instanceof ApiError)) throw error;
      const words = reasons.map((reason) => planReasonWords(t, reason));
      const agreed = await modal.confirm({
        title: t('plans.pullInTitle'),
        content: (
          <>
            <p>{t('plans.pullInLead')}</p>
            <ul>
              {words.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        ),
        okText: t('plans.pullIn'),
        cancelText: t('plans.cancel'),
      });
      if (agreed) return send({ pullPlanIn: true });
      throw new ApiError(422, { code: error.code, message: words.join(semicolon()), requestId: error.requestId });
    }
  };
}

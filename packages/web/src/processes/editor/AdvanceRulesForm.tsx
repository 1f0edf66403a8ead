// 商机推进控制: the two rules with their full explanations. They act at once, whatever version an opportunity is pinned to.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { type ReactElement, useState } from 'react';
import { type BusinessType, setAdvanceRules } from '#domain/processes/contract.ts';
import { call } from '../../api.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useToast } from '../../ui/toast.tsx';
import { businessTypesQuery } from './queries.ts';

const RULES = ['sequentialOnly', 'freeSkip'] as const;

export function AdvanceRulesForm({ type }: { type: BusinessType }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  const [rules, setRules] = useState(type.rules);
  const save = useMutation({
    mutationFn: () => call(setAdvanceRules, { params: { id: type.id }, body: rules }),
    onSuccess: () => {
      toast.done(t('processEditor.rulesSaved'));
      void queries.invalidateQueries({ queryKey: businessTypesQuery.queryKey });
    },
    onError: toast.failed,
  });
  const unchanged = RULES.every((rule) => rules[rule] === type.rules[rule]);
  return (
    <form
      className="advance-rules"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h2>{t('processEditor.rulesTitle')}</h2>
      {RULES.map((rule) => (
        <fieldset key={rule}>
          <legend className="unseen">{t(`processEditor.rules.${rule}.name`)}</legend>
          <Checkbox checked={rules[rule]} onChange={({ target }) => setRules({ ...rules, [rule]: target.checked })}>
            <strong>{t(`processEditor.rules.${rule}.name`)}</strong> <span className="quiet">{t('processEditor.actsAtOnce')}</span>
          </Checkbox>
          {rule === 'freeSkip' && <p className="rule-caution">{t('processEditor.freeSkipCaution')}</p>}
          <dl>
            <dt>{t('processEditor.ticked')}</dt>
            <dd>{t(`processEditor.rules.${rule}.ticked`)}</dd>
            <dt>{t('processEditor.unticked')}</dt>
            <dd>{t(`processEditor.rules.${rule}.unticked`)}</dd>
          </dl>
        </fieldset>
      ))}
      <Button type="primary" htmlType="submit" disabled={unchanged} loading={save.isPending}>
        {t('processEditor.save')}
      </Button>
    </form>
  );
}

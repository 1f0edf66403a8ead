// When something counts as a risk, and who is told of it: for everything, or for one business type.
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, InputNumber, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { PolicyRow } from '#domain/processes/risks.contract.ts';
import { RISK_KINDS, type RiskKind } from '#domain/processes/risks.ts';
import { useTranslation } from '../i18n/wording.ts';
import { RiskIcon } from '../plans/RiskMarks.tsx';
import { riskLabel } from '../plans/riskText.ts';
import { businessTypesQuery } from '../processes/editor/queries.ts';
import { useMayDo } from '../session.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { ListSkeleton, NoRight } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import './CalendarPage.css';
import { policiesQuery, usePolicyChange } from './calendarQueries.ts';

export function RiskPolicyPage(): ReactElement {
  const { t } = useTranslation();
  const mayManage = useMayDo('settings.manage');
  const policies = useQuery({ ...policiesQuery, enabled: mayManage });
  if (!mayManage) return <NoRight right={t('plans.policyTitle')} />;
  if (policies.error && !policies.data) return <FailureState error={policies.error} onRetry={() => void policies.refetch()} />;
  return (
    <div className="page calendar-page">
      <h1>{t('plans.policyTitle')}</h1>
      <p className="quiet">{t('plans.policyLead')}</p>
      {policies.data ? <Policies rows={policies.data.policies} /> : <ListSkeleton rows={6} />}
    </div>
  );
}

const EVERY = 'every';

function Policies({ rows }: { rows: readonly PolicyRow[] }): ReactElement {
  const { t } = useTranslation();
  const types = useQuery(businessTypesQuery);
  const [chosen, setChosen] = useState(EVERY);
  const common = rows.find((row) => row.businessTypeId === null)!;
  const own = rows.find((row) => row.businessTypeId === chosen);
  const businessTypeId = chosen === EVERY ? null : chosen;
  const row: PolicyRow = own ?? { ...common, businessTypeId, rowVersion: businessTypeId === null ? common.rowVersion : 0 };
  const { drop } = usePolicyChange();
  const options = (types.data?.businessTypes ?? []).map(({ id, name }) => ({
    value: id,
    label: rows.some((one) => one.businessTypeId === id) ? `${name} · ${t('plans.ownPolicy')}` : name,
  }));
  return (
    <>
      <div className="calendar-line">
        <span>{t('plans.policyFor')}</span>
        <Select
          aria-label={t('plans.policyFor')}
          value={chosen}
          options={[{ value: EVERY, label: t('plans.everyType') }, ...options]}
          onChange={setChosen}
          style={{ minWidth: 220 }}
        />
        {own && <Button onClick={() => drop.mutate(chosen)}>{t('plans.dropPolicy')}</Button>}
      </div>
      <PolicyForm key={`${chosen} ${row.rowVersion}`} row={row} />
    </>
  );
}

const LIMITS = ['pushes', 'inactiveDays', 'approvalDays', 'nearEndDays', 'watchDays'] as const;
const CHOICES = ['tellOwner', 'tellManager'] as const;

function PolicyForm({ row }: { row: PolicyRow }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const { save } = usePolicyChange();
  const [policy, setPolicy] = useState(row.policy);
  const turned = (list: readonly RiskKind[], kind: RiskKind, on: boolean): RiskKind[] =>
    on ? [...list, kind] : list.filter((one) => one !== kind);
  const submit = (): void =>
    save.mutate(
      { businessTypeId: row.businessTypeId, policy, rowVersion: row.rowVersion },
      { onSuccess: () => toast.done(t('plans.policySaved')) },
    );
  return (
    <>
      <div className="policy-limits">
        {LIMITS.map((key) => (
          <label key={key} htmlFor={`limit-${key}`} style={{ display: 'contents' }}>
            <span>{t(`plans.limits.${key}`)}</span>
            <InputNumber
              id={`limit-${key}`}
              min={key === 'nearEndDays' ? 0 : 1}
              max={key === 'pushes' ? 20 : 365}
              precision={0}
              value={policy[key]}
              onChange={(value) => value !== null && setPolicy({ ...policy, [key]: value })}
            />
          </label>
        ))}
      </div>
      <h2>{t('plans.kindsTitle')}</h2>
      <table className="policy-table">
        <thead>
          <tr>
            <th scope="col">{t('plans.kind')}</th>
            <th scope="col">{t('plans.lookFor')}</th>
            <th scope="col">{t('plans.tellOwner')}</th>
            <th scope="col">{t('plans.tellManager')}</th>
          </tr>
        </thead>
        <tbody>
          {RISK_KINDS.map((kind) => {
            const off = policy.off.includes(kind);
            return (
              <tr key={kind}>
                <th scope="row">
                  <RiskIcon kind={kind} /> {riskLabel(kind)}
                </th>
                <td>
                  <Checkbox
                    aria-label={`${riskLabel(kind)} · ${t('plans.lookFor')}`}
                    checked={!off}
                    onChange={({ target }) => setPolicy({ ...policy, off: turned(policy.off, kind, !target.checked) })}
                  />
                </td>
                {CHOICES.map((choice) => (
                  <td key={choice}>
                    <Checkbox
                      aria-label={`${riskLabel(kind)} · ${t(`plans.${choice}`)}`}
                      disabled={off}
                      checked={policy[choice].includes(kind)}
                      onChange={({ target }) => setPolicy({ ...policy, [choice]: turned(policy[choice], kind, target.checked) })}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <Checkbox checked={policy.mail} onChange={({ target }) => setPolicy({ ...policy, mail: target.checked })}>
        {t('plans.byMail')}
      </Checkbox>
      <div className="calendar-line">
        <Button type="primary" loading={save.isPending} onClick={submit}>
          {t('plans.save')}
        </Button>
      </div>
    </>
  );
}

// A small celebration of a win: in a corner, never in the way, gone with a click, and for good when one does not like it.

import CloseOutlined from '@ant-design/icons/CloseOutlined';
import TrophyOutlined from '@ant-design/icons/TrophyOutlined';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import type { CSSProperties, ReactElement } from 'react';
import { changeAccount } from '#domain/people/contract.ts';
import { changeRecord } from '#domain/records/contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { optionLabel, useObject } from '../records/useObjects.ts';
import { sessionQuery } from '../session.tsx';
import { Money } from '../ui/Money.tsx';
import { useToast } from '../ui/toast.tsx';
import { CELEBRATE, type WonDeal } from './celebration.ts';
import { refresh } from './processQueries.ts';
import './Celebration.css';

const PIECES = 24;
const COLOURS = ['var(--accent)', 'var(--success)', 'var(--text-faint)'];

export function Celebration({ deal, onClose }: { deal: WonDeal; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <section className="celebration" role="status" aria-label={t('opportunities.celebration.title')}>
      <Confetti />
      <TrophyOutlined className="celebration-cup" />
      <div className="celebration-words">
        <strong>{t('opportunities.celebration.title')}</strong>
        <span>{deal.name}</span>
        {deal.amount !== null && <Money minor={deal.amount} currency={deal.currency} />}
        <WonReason deal={deal} />
        <TurnOff onDone={onClose} />
      </div>
      <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('opportunities.celebration.close')} onClick={onClose} />
    </section>
  );
}

/** Paper in the air, for those who have not asked their computer for less motion. */
function Confetti(): ReactElement {
  return (
    <span className="confetti" aria-hidden="true">
      {Array.from({ length: PIECES }, (_, at) => {
        const style = { '--at': at / PIECES, '--turn': `${at * 47}deg`, background: COLOURS[at % COLOURS.length] } as CSSProperties;
        return <i key={style.background + String(at)} style={style} />;
      })}
    </span>
  );
}

/** Asked while it is fresh, never demanded. */
function WonReason({ deal }: { deal: WonDeal }): ReactElement | null {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  const field = useObject('opportunity')?.fields.find(({ key }) => key === 'wonReason');
  const save = useMutation({
    mutationFn: (wonReason: string) =>
      call(changeRecord, { params: { object: 'opportunities', id: deal.id }, body: { values: { wonReason } } }),
    onSuccess: () => refresh(queries, deal.id),
    onError: toast.failed,
  });
  if (!field || field.readOnly) return null;
  const options = (field.options ?? []).filter(({ retired }) => !retired).map(({ value }) => ({ value, label: optionLabel(field, value) }));
  return (
    <Select
      size="small"
      options={options}
      placeholder={t('opportunities.celebration.why')}
      aria-label={t('opportunities.celebration.why')}
      onChange={(value: string) => save.mutate(value)}
    />
  );
}

function TurnOff({ onDone }: { onDone: () => void }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  const turnOff = useMutation({
    mutationFn: () => call(changeAccount, { body: { preferences: { [CELEBRATE]: false } } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      onDone();
    },
    onError: toast.failed,
  });
  return (
    <Button type="link" size="small" loading={turnOff.isPending} onClick={() => turnOff.mutate()}>
      {t('opportunities.celebration.turnOff')}
    </Button>
  );
}

// A run at the bottom of the list it was started from: how far it is, then what it came to.
import CloseOutlined from '@ant-design/icons/CloseOutlined';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../../i18n/wording.ts';
import './bulk.css';
import { isBusy, runQuery } from './bulkQueries.ts';
import { RunButtons, RunState } from './RunProgress.tsx';

interface BulkRunBarProps {
  id: string;
  onClose: () => void;
}

export function BulkRunBar({ id, onClose }: BulkRunBarProps): ReactElement | null {
  const { t } = useTranslation();
  const { data: run } = useQuery(runQuery(id));
  if (!run) return null;
  return (
    <section className="bulk-bar bulk-run-bar" aria-label={t('bulk.section')}>
      <RunState run={run} />
      <RunButtons run={run} />
      <Link to="/bulk-runs/$id" params={{ id }}>
        {t(run.refused + run.left > 0 && !isBusy(run) ? 'bulk.why' : 'bulk.details')}
      </Link>
      <Button type="text" icon={<CloseOutlined />} aria-label={t('shell.close')} onClick={onClose} />
    </section>
  );
}

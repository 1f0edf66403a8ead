import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactElement } from 'react';
import { comma } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useMayDo } from '../session.tsx';

/** Working days counted through years nobody has entered yet. */
export function CalendarGap({ years }: { years: readonly number[] }): ReactElement | null {
  const { t } = useTranslation();
  const mayMend = useMayDo('settings.manage');
  if (years.length === 0) return null;
  const to: string = '/settings/calendar';
  return (
    <Alert
      type="warning"
      showIcon
      title={t('plans.yearsMissing', { years: years.join(comma()) })}
      action={mayMend && <Link to={to}>{t('plans.openCalendar')}</Link>}
    />
  );
}

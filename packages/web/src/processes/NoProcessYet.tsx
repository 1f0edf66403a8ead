import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { useMayDo } from '../session.tsx';

/** Nothing can be sold by a process before one is published: says so, and leads whoever may design one there. */
export function NoProcessYet(): ReactElement {
  const { t } = useTranslation();
  const mayDesign = useMayDo('processes.edit');
  return (
    <>
      {t('processes.noneYet')} {mayDesign ? <Link to="/processes">{t('processes.setUp')}</Link> : t('processes.askForOne')}
    </>
  );
}

// What a page shows when it has nothing else to show: loading, empty, failed, not there, not allowed.

import { Button, Skeleton } from 'antd';
import { type ReactElement, type ReactNode, useId } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import './states.css';

function State(props: { title: string; hint?: ReactNode; actions?: ReactNode; footnote?: ReactNode; alert?: boolean }): ReactElement {
  const id = useId();
  return (
    <section className="state" aria-labelledby={id} {...(props.alert && { role: 'alert' })}>
      <h2 id={id}>{props.title}</h2>
      {props.hint && <p>{props.hint}</p>}
      {props.actions && <div className="state-actions">{props.actions}</div>}
      {props.footnote && <p className="state-footnote">{props.footnote}</p>}
    </section>
  );
}

/** A list without rows. Says what belongs here and offers the step that fills it. */
export function EmptyState(props: { title: string; hint: ReactNode; action?: ReactNode }): ReactElement {
  return <State title={props.title} hint={props.hint} actions={props.action} />;
}

/** A failure with the number under which the server has written it down, and another try. */
export function ErrorState(props: { requestId?: string; offline?: boolean; onRetry?: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <State
      alert
      title={t(props.offline ? 'shell.offline' : 'shell.failed')}
      hint={t(props.offline ? 'shell.offlineHint' : 'shell.failedHint')}
      actions={props.onRetry && <Button onClick={props.onRetry}>{t('shell.retry')}</Button>}
      footnote={props.requestId && <code>{t('shell.requestId', { id: props.requestId })}</code>}
    />
  );
}

export function NotFound(): ReactElement {
  const { t } = useTranslation();
  return <State title={t('shell.notFound')} hint={t('shell.notFoundHint')} actions={<Button href="/">{t('shell.backHome')}</Button>} />;
}

/** The page exists, the reader lacks a right; `right` names it in words he can pass on. */
export function NoRight(props: { right?: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <State
      title={t('shell.noRight')}
      hint={props.right ? t('shell.noRightHint', { right: props.right }) : t('shell.noRightPlain')}
      actions={<Button href="/">{t('shell.backHome')}</Button>}
    />
  );
}

const Busy = (props: { children: ReactNode }): ReactElement => {
  const { t } = useTranslation();
  return (
    <div role="status" aria-busy="true" aria-label={t('shell.loading')} className="busy">
      {props.children}
    </div>
  );
};

export function ListSkeleton(props: { rows?: number }): ReactElement {
  return (
    <Busy>
      {Array.from({ length: props.rows ?? 8 }, (_, row) => row).map((row) => (
        <div key={row} className="busy-row" />
      ))}
    </Busy>
  );
}

export function PageSkeleton(): ReactElement {
  return (
    <Busy>
      <Skeleton active title={{ width: 220 }} paragraph={{ rows: 6 }} />
    </Busy>
  );
}

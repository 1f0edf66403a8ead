// A notice that comes while one works shows for some seconds, with the way to what it is about. What one looks at already, and
// whatever came before the page was opened, stays in the inbox.
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { App } from 'antd';
import { type MouseEvent, type ReactElement, useEffect, useEffectEvent, useRef } from 'react';
import type { Notice } from '#domain/activities/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useSession } from '../session.tsx';
import { useIsPhone } from '../ui/useIsPhone.ts';
import { noticesQuery } from './noticesQuery.ts';
import { type Address, addressOf, noticeWords } from './noticeWords.ts';
import { newsSince, POP_UPS } from './popUps.ts';
import './popUps.css';
import { useReadNotices } from './useReadNotices.ts';

const SECONDS = 8;

export function NoticePopUps(): null {
  const { data } = useQuery(noticesQuery);
  const wanted = useSession().user.preferences[POP_UPS] !== false;
  const last = useRef<string>(undefined);
  const { tell, tellOfMore } = usePopUp();
  const hear = useEffectEvent((notices: readonly Notice[]): void => {
    const before = last.current;
    const newest = notices[0]?.id ?? '';
    last.current = before !== undefined && before > newest ? before : newest;
    if (before === undefined || !wanted) return;
    const { shown, more } = newsSince(notices, before);
    for (const notice of shown) tell(notice);
    if (more > 0) tellOfMore(more);
  });
  useEffect(() => {
    if (data) hear(data.notices);
  }, [data]);
  return null;
}

function usePopUp(): { tell: (notice: Notice) => void; tellOfMore: (count: number) => void } {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const router = useRouter();
  const read = useReadNotices();
  const phone = useIsPhone();
  const show = (key: string, words: string, address: Address, onFollow?: () => void): void => {
    const follow = (event: MouseEvent): void => {
      event.preventDefault();
      notification.destroy(key);
      onFollow?.();
      void router.navigate(address);
    };
    notification.open({
      ...{ key, duration: SECONDS, placement: phone ? 'top' : 'bottomRight', className: 'notice-pop-up', role: 'status' },
      title: <PopUpLink href={router.buildLocation(address).href} words={words} onFollow={follow} />,
    });
  };
  return {
    tell: (notice) => {
      const address = addressOf(notice);
      if (router.state.location.pathname === address.to) return;
      show(notice.id, noticeWords(t, notice), address, () => read.mutate([notice.id]));
    },
    tellOfMore: (count) => show('more', t('activities.moreNotices', { count }), { to: '/inbox' }),
  };
}

function PopUpLink({ href, words, onFollow }: { href: string; words: string; onFollow: (event: MouseEvent) => void }): ReactElement {
  return (
    <a href={href} onClick={onFollow}>
      {words}
    </a>
  );
}

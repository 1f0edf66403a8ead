import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { NoticeLine } from '../activities/NoticeLine.tsx';
import { noticesQuery } from '../activities/noticesQuery.ts';
import { useTranslation } from '../i18n/wording.ts';
import { Section } from './Section.tsx';

const SHOWN = 5;

export function UnreadNotices(): ReactElement {
  const { t } = useTranslation();
  return (
    <Section
      title={t('home.notices')}
      query={useQuery(noticesQuery)}
      rows={2}
      aside={({ unread }) => <Link to="/inbox">{unread > 0 ? t('home.unread', { count: unread }) : t('home.allNotices')}</Link>}
    >
      {({ notices }) => {
        const unread = notices.filter(({ readAt }) => readAt === null).slice(0, SHOWN);
        if (unread.length === 0) return <p className="home-empty">{t('home.nothingUnread')}</p>;
        return (
          <ul className="home-lines">
            {unread.map((notice) => (
              <li key={notice.id}>
                <NoticeLine notice={notice} />
              </li>
            ))}
          </ul>
        );
      }}
    </Section>
  );
}

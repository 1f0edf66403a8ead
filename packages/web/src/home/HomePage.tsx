// One page to know what to do next: what is due, where my opportunities stand, what closes, what has changed. Every number opens its
// records. Who leads people sees the team first and may look at his own work alone.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactElement } from 'react';
import type { Whose } from '#domain/home/questions.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useSession } from '../session.tsx';
import { hourIn, todayIn } from '../ui/dateWords.ts';
import { Closing } from './Closing.tsx';
import { DueList } from './DueList.tsx';
import './HomePage.css';
import { dueQuery } from './homeQueries.ts';
import { LatestChanges } from './LatestChanges.tsx';
import { StageSums } from './StageSums.tsx';
import { TeamRows } from './TeamRows.tsx';
import { UnreadNotices } from './UnreadNotices.tsx';

const NOON = 12;
const EVENING = 18;

export function HomePage(): ReactElement {
  const { t } = useTranslation();
  const { user, organisation } = useSession();
  const { of } = useSearch({ strict: false }) as { of?: Whose };
  const now = new Date();
  const hour = hourIn(now, user.timeZone);
  const greeting = hour < NOON ? 'home.morning' : hour < EVENING ? 'home.afternoon' : 'home.evening';
  return (
    <div className="page home">
      <header className="home-head">
        <div>
          <h1>{t(greeting, { name: user.name })}</h1>
          <p className="quiet">
            {organisation.name} · <time className="figure">{todayIn(now, user.timeZone)}</time>
          </p>
        </div>
        <WhoseSwitch of={of} />
      </header>
      <div className="home-columns">
        <div>
          <DueList of={of} />
          <TeamRows of={of} />
          <StageSums of={of} />
          <Closing of={of} />
        </div>
        <div>
          <UnreadNotices />
          <LatestChanges of={of} />
        </div>
      </div>
    </div>
  );
}

/** Only for those who lead people; the answer says whether they do. */
function WhoseSwitch({ of }: { of: Whose | undefined }): ReactElement | null {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(dueQuery(of));
  if (!data || data.below === 0) return null;
  return (
    <Segmented<Whose>
      aria-label={t('home.whose')}
      value={data.of}
      onChange={(value) => void navigate({ to: '/', search: { of: value }, replace: true })}
      options={[
        { value: 'team', label: t('home.team', { count: data.below + 1 }) },
        { value: 'me', label: t('home.mine') },
      ]}
    />
  );
}

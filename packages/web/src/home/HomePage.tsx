import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { navigation } from '../navigation.ts';
import { useSession } from '../session.tsx';
import { hourIn, todayIn } from '../ui/dateWords.ts';
import { visibleEntries } from '../ui/nav.ts';
import './HomePage.css';

const NOON = 12;
const EVENING = 18;

export function HomePage(): ReactElement {
  const { t } = useTranslation();
  const { user, organisation, rights } = useSession();
  const now = new Date();
  const hour = hourIn(now, user.timeZone);
  const greeting = hour < NOON ? 'home.morning' : hour < EVENING ? 'home.afternoon' : 'home.evening';
  const places = visibleEntries(navigation, rights).filter((entry) => entry.to !== '/');
  return (
    <div className="page home">
      <h1>{t(greeting, { name: user.name })}</h1>
      <p className="quiet">
        {organisation.name} · <time className="figure">{todayIn(now, user.timeZone)}</time>
      </p>
      {places.length > 0 && (
        <nav aria-label={t('home.places')}>
          <h2>{t('home.places')}</h2>
          <ul className="home-places">
            {places.map(({ to, label, icon: Icon }) => (
              <li key={to}>
                <Link to={to}>
                  <Icon />
                  {t(label)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

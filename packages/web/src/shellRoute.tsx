// The two routes everything hangs on: the root, and the shell that asks who is there before it shows anything.
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, type ErrorComponentProps, Outlet, redirect, useRouter } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useEffect } from 'react';
import { isStatus } from './api.ts';
import { currentLanguage, showLanguage } from './i18n/language.ts';
import { beginWeekOn } from './i18n/weekStart.ts';
import { navigation } from './navigation.ts';
import { CelebrationHost } from './opportunities/CelebrationHost.tsx';
import { sessionQuery, useChooseLanguage, useSession, useSignOut } from './session.tsx';
import { FailureState } from './ui/FailureState.tsx';
import { useLiveUpdates } from './ui/liveUpdates.ts';
import { Shell } from './ui/Shell.tsx';
import type { SearchRecords } from './ui/searchHits.ts';
import { NotFound } from './ui/states.tsx';
import { TimeZone } from './ui/timeZone.ts';

/** Nothing of the first page waits for it. */
const NoticePopUps = lazy(async () => ({ default: (await import('./activities/NoticePopUps.tsx')).NoticePopUps }));

function PageFailure(props: ErrorComponentProps): ReactElement {
  const router = useRouter();
  return <FailureState error={props.error} onRetry={() => void router.invalidate()} />;
}

export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  errorComponent: PageFailure,
  notFoundComponent: NotFound,
});

export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: SignedIn,
  errorComponent: PageFailure,
  beforeLoad: async ({ context, location }) => {
    try {
      const { user, organisation } = await context.queries.ensureQueryData(sessionQuery);
      beginWeekOn(organisation.weekStart);
      if (user.locale !== currentLanguage()) await showLanguage(user.locale);
    } catch (error) {
      if (isStatus(error, 401)) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
      throw error;
    }
  },
});
export type ShellRoute = typeof shellRoute;

/** The address under which the shell shows that there is no such page. */
export const UNKNOWN_PAGE = '/$';

function SignedIn(): ReactElement {
  const { user, rights, organisation } = useSession();
  const signOut = useSignOut();
  const chooseLanguage = useChooseLanguage();
  const router = useRouter();
  useLiveUpdates();
  useEffect(() => beginWeekOn(organisation.weekStart), [organisation.weekStart]);
  const search: SearchRecords = async (query, signal) => {
    const { searchRecords } = await import('./records/searchRecords.ts');
    return (await searchRecords(query, signal)).filter((hit) => router.matchRoutes(hit.to).at(-1)?.fullPath !== UNKNOWN_PAGE);
  };
  const leave = (): void => signOut.mutate(undefined, { onSettled: () => void router.navigate({ to: '/sign-in', search: {} }) });
  return (
    <TimeZone value={user.timeZone}>
      <Shell
        navigation={navigation}
        user={user}
        rights={rights}
        searchRecords={search}
        onLanguage={chooseLanguage.mutate}
        onSignOut={leave}
      >
        <CelebrationHost>
          <Outlet />
        </CelebrationHost>
        <Suspense>
          <NoticePopUps />
        </Suspense>
      </Shell>
    </TimeZone>
  );
}

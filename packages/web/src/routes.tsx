// The map of the product. Every slice brings a small list of routes; pages load as their own chunks.
import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter } from '@tanstack/react-router';
import { activityRoutes } from './activities/routes.tsx';
import { homeRoutes } from './home/routes.tsx';
import { importRoutes } from './imports/routes.tsx';
import { opportunityRoutes } from './opportunities/routes.tsx';
import { peopleRoutes } from './people/routes.tsx';
import { signInRoutes } from './people/signInRoutes.tsx';
import { plansRoutes } from './plans/routes.tsx';
import { processRoutes } from './processes/routes.tsx';
import { recordRoutes } from './records/routes.tsx';
import { calendarRoutes } from './settings/calendarRoutes.tsx';
import { fieldsRoutes } from './settings/fieldsRoutes.tsx';
import { rootRoute, shellRoute, UNKNOWN_PAGE } from './shellRoute.tsx';
import { NotFound, PageSkeleton } from './ui/states.tsx';

const unknownPage = createRoute({ getParentRoute: () => shellRoute, path: UNKNOWN_PAGE, component: NotFound });

const pages = shellRoute.addChildren([
  // one line per slice, in alphabetical order
  ...activityRoutes(shellRoute),
  ...homeRoutes(shellRoute),
  ...importRoutes(shellRoute),
  ...opportunityRoutes(shellRoute),
  ...peopleRoutes(shellRoute),
  ...plansRoutes(shellRoute),
  ...recordRoutes(shellRoute),
  ...processRoutes(shellRoute),
  ...calendarRoutes(shellRoute),
  ...fieldsRoutes(shellRoute),
  unknownPage,
]);

const routeTree = rootRoute.addChildren([...signInRoutes(rootRoute), pages]);

export const createPages = (queries: QueryClient) =>
  createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingComponent: PageSkeleton,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPages>;
  }
}

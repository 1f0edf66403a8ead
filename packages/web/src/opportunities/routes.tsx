import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ShellRoute } from '../shellRoute.tsx';

export const opportunityRoutes = (parent: ShellRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/opportunities/board',
    component: lazyRouteComponent(() => import('./BoardPage.tsx'), 'BoardPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/opportunities/$id',
    component: lazyRouteComponent(() => import('./OpportunityPage.tsx'), 'OpportunityPage'),
  }),
];

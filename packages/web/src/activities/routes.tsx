import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ShellRoute } from '../shellRoute.tsx';

export const activityRoutes = (parent: ShellRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/inbox',
    component: lazyRouteComponent(() => import('./InboxPage.tsx'), 'InboxPage'),
  }),
];

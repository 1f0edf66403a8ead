import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ShellRoute } from '../shellRoute.tsx';

export const calendarRoutes = (parent: ShellRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/settings/calendar',
    component: lazyRouteComponent(() => import('./CalendarPage.tsx'), 'CalendarPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/settings/risks',
    component: lazyRouteComponent(() => import('./RiskPolicyPage.tsx'), 'RiskPolicyPage'),
  }),
];

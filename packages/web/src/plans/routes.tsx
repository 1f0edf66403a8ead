import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ShellRoute } from '../shellRoute.tsx';

export const plansRoutes = (parent: ShellRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/plans',
    component: lazyRouteComponent(() => import('./GanttPage.tsx'), 'GanttPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/plans/risks',
    component: lazyRouteComponent(() => import('./RisksPage.tsx'), 'RisksPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/plans/nodes',
    component: lazyRouteComponent(() => import('./NodesPage.tsx'), 'NodesPage'),
  }),
];

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ShellRoute } from '../shellRoute.tsx';

export const fieldsRoutes = (parent: ShellRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/settings/fields',
    component: lazyRouteComponent(() => import('./CustomFieldsPage.tsx'), 'CustomFieldsPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/settings/pick-lists',
    component: lazyRouteComponent(() => import('./PickListsPage.tsx'), 'PickListsPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/settings/organisation',
    component: lazyRouteComponent(() => import('./OrganisationPage.tsx'), 'OrganisationPage'),
  }),
];

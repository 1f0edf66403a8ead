import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ShellRoute } from '../shellRoute.tsx';

export const homeRoutes = (parent: ShellRoute) => [
  createRoute({ getParentRoute: () => parent, path: '/', component: lazyRouteComponent(() => import('./HomePage.tsx'), 'HomePage') }),
];

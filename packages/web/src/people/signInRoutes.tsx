import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../session.tsx';
import type { rootRoute } from '../shellRoute.tsx';
import { safeNext } from './safeNext.ts';

export const signInRoutes = (parent: typeof rootRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/sign-in',
    validateSearch: (search: Record<string, unknown>): { next?: string } => {
      const next = safeNext(search.next);
      return next ? { next } : {};
    },
    beforeLoad: ({ context, search }) => {
      if (context.queries.getQueryData(sessionQuery.queryKey)) throw redirect({ href: search.next ?? '/' });
    },
    component: lazyRouteComponent(() => import('./SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/forgotten-password',
    component: lazyRouteComponent(() => import('./ForgottenPasswordPage.tsx'), 'ForgottenPasswordPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/set-password',
    component: lazyRouteComponent(() => import('./SetPasswordPage.tsx'), 'SetPasswordPage'),
  }),
];

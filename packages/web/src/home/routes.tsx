import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Whose } from '#domain/home/questions.ts';
import type { ShellRoute } from '../shellRoute.tsx';

/** Whose work the page shows; left out, the server decides by whether one leads people. */
const readWhose = ({ of }: Record<string, unknown>): { of?: Whose } => (of === 'me' || of === 'team' ? { of } : {});

export const homeRoutes = (parent: ShellRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/',
    validateSearch: readWhose,
    component: lazyRouteComponent(() => import('./HomePage.tsx'), 'HomePage'),
  }),
];

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ShellRoute } from '../shellRoute.tsx';

const TABS = ['flow', 'rules', 'versions', 'sync', 'simulator', 'replay'] as const;
export interface EditorSearch {
  /** The tab to open; the stages when left out. */
  tab?: (typeof TABS)[number];
  /** Just created, to be filled from a file. */
  from?: 'file';
}

export const processRoutes = (parent: ShellRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/processes',
    component: lazyRouteComponent(() => import('./editor/ProcessesPage.tsx'), 'ProcessesPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/processes/$id',
    validateSearch: (search: Record<string, unknown>): EditorSearch => {
      const tab = TABS.find((known) => known === search.tab);
      return { ...(tab && { tab }), ...(search.from === 'file' && { from: 'file' }) };
    },
    component: lazyRouteComponent(() => import('./editor/ProcessEditorPage.tsx'), 'ProcessEditorPage'),
  }),
];

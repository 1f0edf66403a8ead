// The pages every object has: its list, its form, its record. Each object's own slice says what is on them.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ShellRoute } from '../shellRoute.tsx';
import { readListSearch } from './listSearch.ts';

const accounts = () => import('../accounts/AccountPages.tsx');
const contacts = () => import('../contacts/ContactPages.tsx');
const products = () => import('../products/ProductPages.tsx');
const competitors = () => import('../competitors/CompetitorPages.tsx');
const opportunityForms = () => import('../opportunities/OpportunityFormPages.tsx');

type Search = Record<string, unknown>;
/** A form takes first values from its address: texts by field key. */
const readFirstValues = (raw: Search): Search =>
  Object.fromEntries(Object.entries(raw).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])));
const readTab = ({ tab }: Search): { tab?: string } => (typeof tab === 'string' ? { tab } : {});

export const recordRoutes = (parent: ShellRoute) => {
  const here = { getParentRoute: () => parent };
  const list = { ...here, validateSearch: readListSearch };
  const form = { ...here, validateSearch: readFirstValues };
  const record = { ...here, validateSearch: readTab };
  return [
    createRoute({
      ...here,
      path: '/bulk-runs',
      component: lazyRouteComponent(() => import('./bulk/BulkRunsPage.tsx'), 'BulkRunsPage'),
    }),
    createRoute({
      ...here,
      path: '/bulk-runs/$id',
      component: lazyRouteComponent(() => import('./bulk/BulkRunPage.tsx'), 'BulkRunPage'),
    }),
    createRoute({
      ...list,
      path: '/accounts',
      component: lazyRouteComponent(() => import('../accounts/AccountListPage.tsx'), 'AccountListPage'),
    }),
    createRoute({ ...form, path: '/accounts/new', component: lazyRouteComponent(accounts, 'NewAccountPage') }),
    createRoute({ ...record, path: '/accounts/$id', component: lazyRouteComponent(accounts, 'AccountPage') }),
    createRoute({ ...here, path: '/accounts/$id/edit', component: lazyRouteComponent(accounts, 'EditAccountPage') }),
    createRoute({
      ...list,
      path: '/contacts',
      component: lazyRouteComponent(() => import('../contacts/ContactListPage.tsx'), 'ContactListPage'),
    }),
    createRoute({ ...form, path: '/contacts/new', component: lazyRouteComponent(contacts, 'NewContactPage') }),
    createRoute({ ...record, path: '/contacts/$id', component: lazyRouteComponent(contacts, 'ContactPage') }),
    createRoute({ ...here, path: '/contacts/$id/edit', component: lazyRouteComponent(contacts, 'EditContactPage') }),
    createRoute({
      ...list,
      path: '/products',
      component: lazyRouteComponent(() => import('../products/ProductListPage.tsx'), 'ProductListPage'),
    }),
    createRoute({ ...form, path: '/products/new', component: lazyRouteComponent(products, 'NewProductPage') }),
    createRoute({ ...record, path: '/products/$id', component: lazyRouteComponent(products, 'ProductPage') }),
    createRoute({ ...here, path: '/products/$id/edit', component: lazyRouteComponent(products, 'EditProductPage') }),
    createRoute({
      ...list,
      path: '/competitors',
      component: lazyRouteComponent(() => import('../competitors/CompetitorListPage.tsx'), 'CompetitorListPage'),
    }),
    createRoute({ ...form, path: '/competitors/new', component: lazyRouteComponent(competitors, 'NewCompetitorPage') }),
    createRoute({ ...record, path: '/competitors/$id', component: lazyRouteComponent(competitors, 'CompetitorPage') }),
    createRoute({ ...here, path: '/competitors/$id/edit', component: lazyRouteComponent(competitors, 'EditCompetitorPage') }),
    createRoute({
      ...list,
      path: '/opportunities',
      component: lazyRouteComponent(() => import('../opportunities/OpportunityListPage.tsx'), 'OpportunityListPage'),
    }),
    createRoute({ ...form, path: '/opportunities/new', component: lazyRouteComponent(opportunityForms, 'NewOpportunityPage') }),
    createRoute({ ...here, path: '/opportunities/$id/edit', component: lazyRouteComponent(opportunityForms, 'EditOpportunityPage') }),
  ];
};

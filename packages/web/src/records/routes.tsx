// The pages every object has; each object's own slice says what is on them.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ShellRoute } from '../shellRoute.tsx';
import { readListSearch } from './listSearch.ts';

const accounts = () => import('../accounts/AccountPages.tsx');
const contacts = () => import('../contacts/ContactPages.tsx');
const products = () => import('../products/ProductPages.tsx');
const competitors = () => import('../competitors/CompetitorPages.tsx');

export const recordRoutes = (parent: ShellRoute) => {
  const list = { getParentRoute: () => parent, validateSearch: readListSearch };
  return [
    createRoute({ ...list, path: '/accounts', component: lazyRouteComponent(accounts, 'AccountListPage') }),
    createRoute({ ...list, path: '/contacts', component: lazyRouteComponent(contacts, 'ContactListPage') }),
    createRoute({ ...list, path: '/products', component: lazyRouteComponent(products, 'ProductListPage') }),
    createRoute({ ...list, path: '/competitors', component: lazyRouteComponent(competitors, 'CompetitorListPage') }),
    createRoute({
      ...list,
      path: '/opportunities',
      component: lazyRouteComponent(() => import('../opportunities/OpportunityListPage.tsx'), 'OpportunityListPage'),
    }),
  ];
};

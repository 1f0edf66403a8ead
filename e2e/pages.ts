// The main pages, for pictures and for the check that everybody can use them. A slice adds a line for each page it brings.
import { demoId } from '#server/db/demo/ids.ts';
import type { Role } from './people.ts';

const STANDARD_TYPE = demoId('type standard');

const DEAL = `/opportunities/${demoId('opportunity lanchuan-energy')}`;

export interface MainPage {
  name: string;
  path: string;
  /** Nobody: seen before signing in. */
  as: Role | undefined;
}

export const mainPages: readonly MainPage[] = [
  { name: 'sign-in', path: '/sign-in', as: undefined },
  { name: 'home', path: '/', as: 'seller' },
  { name: 'home-team', path: '/', as: 'manager' },
  { name: 'accounts', path: '/accounts', as: 'seller' },
  { name: 'contacts', path: '/contacts', as: 'seller' },
  { name: 'opportunities', path: '/opportunities', as: 'manager' },
  { name: 'opportunities-grouped', path: '/opportunities?group=stageId', as: 'manager' },
  { name: 'products', path: '/products', as: 'seller' },
  { name: 'competitors', path: '/competitors', as: 'seller' },
  { name: 'new-account', path: '/accounts/new', as: 'seller' },
  { name: 'new-opportunity', path: '/opportunities/new', as: 'seller' },
  { name: 'custom-fields', path: '/settings/fields', as: 'admin' },
  { name: 'pick-lists', path: '/settings/pick-lists', as: 'admin' },
  { name: 'organisation', path: '/settings/organisation', as: 'admin' },
  { name: 'people', path: '/people', as: 'admin' },
  { name: 'roles', path: '/people/roles', as: 'admin' },
  { name: 'mail', path: '/people/mail', as: 'admin' },
  { name: 'account', path: '/account', as: 'admin' },
  { name: 'forgotten-password', path: '/forgotten-password', as: undefined },
  { name: 'set-password', path: '/set-password#none-such-token-for-this', as: undefined },
  { name: 'opportunity', path: DEAL, as: 'seller' },
  { name: 'opportunity-discussion', path: `${DEAL}?tab=discussion`, as: 'seller' },
  { name: 'opportunity-chain', path: `${DEAL}?tab=chain`, as: 'seller' },
  { name: 'opportunity-competition', path: `${DEAL}?tab=competition`, as: 'seller' },
  { name: 'opportunity-products', path: `${DEAL}?tab=products`, as: 'seller' },
  { name: 'opportunity-related', path: `${DEAL}?tab=related`, as: 'seller' },
  { name: 'board', path: '/opportunities/board', as: 'manager' },
  { name: 'opportunity-plan', path: `/opportunities/${demoId('opportunity lixing-inspect')}?tab=plan`, as: 'manager' },
  { name: 'gantt', path: '/plans', as: 'manager' },
  { name: 'risks', path: '/plans/risks', as: 'manager' },
  { name: 'nodes', path: '/plans/nodes', as: 'manager' },
  { name: 'calendar', path: '/settings/calendar', as: 'admin' },
  { name: 'risk-settings', path: '/settings/risks', as: 'admin' },
  { name: 'inbox', path: '/inbox', as: 'seller' },
  { name: 'processes', path: '/processes', as: 'processOwner' },
  { name: 'process-stages', path: `/processes/${STANDARD_TYPE}`, as: 'processOwner' },
  { name: 'process-flow', path: `/processes/${STANDARD_TYPE}?tab=flow`, as: 'processOwner' },
  { name: 'process-rules', path: `/processes/${STANDARD_TYPE}?tab=rules`, as: 'processOwner' },
  { name: 'process-versions', path: `/processes/${STANDARD_TYPE}?tab=versions`, as: 'processOwner' },
  { name: 'process-sync', path: `/processes/${STANDARD_TYPE}?tab=sync`, as: 'processOwner' },
  { name: 'process-simulator', path: `/processes/${STANDARD_TYPE}?tab=simulator`, as: 'processOwner' },
  { name: 'process-replay', path: `/processes/${STANDARD_TYPE}?tab=replay`, as: 'processOwner' },
  { name: 'not-found', path: '/no-such-page', as: 'seller' },
  { name: 'imports', path: '/imports', as: 'manager' },
];

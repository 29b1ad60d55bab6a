import type { Permission } from '@kanal/server/access/permissions.ts';
import { createRoute, getRouteApi, redirect } from '@tanstack/react-router';
import { needs } from '../app/messages.ts';
import { root } from '../app/root-route.tsx';
import { enter } from '../app/session.ts';
import { readConductSearch } from '../features/conduct/conduct-search.ts';
import { readPipelineSearch } from '../features/deals/pipeline-search.ts';
import { readDisputeSearch } from '../features/disputes/dispute-search.ts';
import { readExportSearch } from '../features/export/export-search.ts';
import { readListSearch } from './list-search.ts';
import { readLogSearch } from './log/log-search.ts';
import { readQueueSearch } from './queue/queue-search.ts';

/** The frame of the workspace; its children are the sections. */
export const workspaceRoute = createRoute({
  getParentRoute: () => root,
  path: '/w/$vendor',
  beforeLoad: ({ params, location }) => enter('workspace', params.vendor, location.href),
  loader: needs('app', 'ui', 'workspace', 'registrations', 'search'),
}).lazy(() => import('./layout.tsx').then((page) => page.route));

const parent = { getParentRoute: () => workspaceRoute };

/** People without a day of their own begin at the records; administrators at those whom they let in. */
const today = createRoute({
  ...parent,
  path: '/',
  beforeLoad: ({ context, params }) => {
    const { grants } = context.place;
    if (grants.includes('today.read')) return;
    throw redirect({ to: grants.includes('person.manage') ? '/w/$vendor/people' : '/w/$vendor/partners', params });
  },
}).lazy(() => import('./today/today-page.tsx').then((p) => p.route));

const deals = createRoute({
  ...parent,
  path: '/deals',
  validateSearch: readQueueSearch,
  loader: needs('queue', 'exports'),
}).lazy(() => import('./queue/queue-page.tsx').then((p) => p.route));

const deal = createRoute({
  ...parent,
  path: '/deals/$id',
  loader: needs('decide', 'receipts', 'deals', 'disputes'),
}).lazy(() => import('./decide/decide-page.tsx').then((p) => p.route));

const room = createRoute({
  ...parent,
  path: '/deals/$id/room',
  loader: needs('deals', 'register'),
}).lazy(() => import('./room/room-page.tsx').then((p) => p.route));

const pipeline = createRoute({
  ...parent,
  path: '/pipeline',
  validateSearch: readPipelineSearch,
  loader: needs('deals'),
}).lazy(() => import('./pipeline/pipeline-page.tsx').then((p) => p.route));

const register = createRoute({
  ...parent,
  path: '/register',
  validateSearch: ({ draft }: Record<string, unknown>): { draft?: string } =>
    typeof draft === 'string' ? { draft } : {},
  loader: needs('register', 'queue'),
}).lazy(() => import('./register/register-page.tsx').then((p) => p.route));

const partners = createRoute({
  ...parent,
  path: '/partners',
  validateSearch: readListSearch,
  loader: needs('partners', 'exports'),
}).lazy(() => import('./partners/partners-page.tsx').then((p) => p.route));

const partner = createRoute({ ...parent, path: '/partners/$id', loader: needs('partners', 'people', 'conduct') }).lazy(
  () => import('./partners/partner-page.tsx').then((p) => p.route),
);

const customers = createRoute({
  ...parent,
  path: '/customers',
  validateSearch: readListSearch,
  loader: needs('customers', 'exports'),
}).lazy(() => import('./customers/customers-page.tsx').then((p) => p.route));

const customer = createRoute({ ...parent, path: '/customers/$id', loader: needs('customers') }).lazy(() =>
  import('./customers/customer-page.tsx').then((p) => p.route),
);

const products = createRoute({
  ...parent,
  path: '/products',
  validateSearch: readListSearch,
  loader: needs('products'),
}).lazy(() => import('./products/products-page.tsx').then((p) => p.route));

const rules = createRoute({ ...parent, path: '/rules', loader: needs('rules') }).lazy(() =>
  import('./rules/rules-page.tsx').then((p) => p.route),
);

const ruleVersion = createRoute({ ...parent, path: '/rules/$id', loader: needs('rules') }).lazy(() =>
  import('./rules/version-page.tsx').then((p) => p.route),
);

const log = createRoute({
  ...parent,
  path: '/log',
  validateSearch: readLogSearch,
  loader: needs('log', 'receipts'),
}).lazy(() => import('./log/log-page.tsx').then((p) => p.route));

const people = createRoute({
  ...parent,
  path: '/people',
  validateSearch: readListSearch,
  loader: needs('people'),
}).lazy(() => import('./people/people-page.tsx').then((p) => p.route));

const settings = createRoute({
  ...parent,
  path: '/settings',
  validateSearch: readListSearch,
  loader: needs('settings', 'exports'),
}).lazy(() => import('./settings/settings-page.tsx').then((p) => p.route));

const profile = createRoute({ ...parent, path: '/profile', loader: needs('profile') }).lazy(() =>
  import('./profile-page.tsx').then((p) => p.route),
);

const exports = createRoute({
  ...parent,
  path: '/exports',
  validateSearch: readExportSearch,
  loader: needs('exports'),
}).lazy(() => import('./exports-page.tsx').then((p) => p.route));

const imports = createRoute({ ...parent, path: '/imports', loader: needs('imports', 'queue') }).lazy(() =>
  import('./imports/imports-page.tsx').then((p) => p.route),
);

const oneImport = createRoute({ ...parent, path: '/imports/$id', loader: needs('imports') }).lazy(() =>
  import('./imports/import-page.tsx').then((p) => p.route),
);

const tools = createRoute({ ...parent, path: '/tools', loader: needs('tools') }).lazy(() =>
  import('./tools/tools-page.tsx').then((p) => p.route),
);
const tool = createRoute({ ...parent, path: '/tools/$code', loader: needs('tools') }).lazy(() =>
  import('./tools/tool-page.tsx').then((p) => p.route),
);
const conduct = createRoute({
  ...parent,
  path: '/conduct',
  validateSearch: readConductSearch,
  loader: needs('conduct', 'people'),
}).lazy(() => import('./conduct/conduct-page.tsx').then((p) => p.route));
const disputes = createRoute({
  ...parent,
  path: '/disputes',
  validateSearch: readDisputeSearch,
  loader: needs('disputes'),
}).lazy(() => import('./disputes/desk-page.tsx').then((p) => p.route));

const dispute = createRoute({ ...parent, path: '/disputes/$id', loader: needs('disputes') }).lazy(() =>
  import('./disputes/case-page.tsx').then((p) => p.route),
);

const scorecard = createRoute({
  ...parent,
  path: '/scorecard',
  validateSearch: ({ partner }: Record<string, unknown>): { partner?: string | undefined } =>
    typeof partner === 'string' ? { partner } : {},
  loader: needs('scorecard'),
}).lazy(() => import('./scorecard/scorecard-page.tsx').then((p) => p.route));

/** Everything a vendor's people see. */
export const workspaceRoutes = workspaceRoute.addChildren([
  today,
  deals,
  deal,
  room,
  pipeline,
  register,
  partners,
  partner,
  customers,
  customer,
  products,
  rules,
  ruleVersion,
  scorecard,
  log,
  people,
  settings,
  profile,
  exports,
  imports,
  oneImport,
  tools,
  tool,
  conduct,
  disputes,
  dispute,
]);

const api = getRouteApi('/w/$vendor');

/** @returns the vendor's part of the address and what this person may do there */
export function useWorkspace() {
  const { me, place } = api.useRouteContext();
  const { vendor } = api.useParams();
  return { me, place, vendor, can: (permission: Permission) => place.grants.includes(permission) };
}

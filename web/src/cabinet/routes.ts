import { createRoute, getRouteApi } from '@tanstack/react-router';
import { needs } from '../app/messages.ts';
import { root } from '../app/root-route.tsx';
import { enter } from '../app/session.ts';
import { readConductSearch } from '../features/conduct/conduct-search.ts';
import { readPipelineSearch } from '../features/deals/pipeline-search.ts';
import { readDisputeSearch } from '../features/disputes/dispute-search.ts';
import { readExportSearch } from '../features/export/export-search.ts';
import { readDealSearch } from './deals/deal-search.ts';

/** The frame of the cabinet; its children are the sections. */
export const cabinetRoute = createRoute({
  getParentRoute: () => root,
  path: '/c/$vendor',
  beforeLoad: ({ params, location }) => enter('cabinet', params.vendor, location.href),
  loader: needs('app', 'ui', 'cabinet', 'registrations'),
}).lazy(() => import('./layout.tsx').then((page) => page.route));

const parent = { getParentRoute: () => cabinetRoute };

const home = createRoute({ ...parent, path: '/' }).lazy(() =>
  import('./home/home-page.tsx').then((page) => page.route),
);

/** `draft`: the registration that is being written or changed; a new one gets it with its first save. */
export interface RegisterSearch {
  draft?: string;
}

const register = createRoute({
  ...parent,
  path: '/register',
  validateSearch: (search): RegisterSearch => (typeof search.draft === 'string' ? { draft: search.draft } : {}),
  loader: needs('register'),
}).lazy(() => import('./register/register-page.tsx').then((page) => page.route));

const deals = createRoute({ ...parent, path: '/deals', validateSearch: readDealSearch, loader: needs('exports') }).lazy(
  () => import('./deals/deals-page.tsx').then((page) => page.route),
);

/** `sent`: just submitted, so that the page says what happens next. `receipt`: which of its receipts is shown. */
export interface DealPageSearch {
  sent?: 'first' | 'answer' | 'edit';
  receipt?: number;
}

const SENT: readonly unknown[] = ['first', 'answer', 'edit'] satisfies DealPageSearch['sent'][];

function readDealPageSearch({ sent, receipt }: Record<string, unknown>): DealPageSearch {
  return {
    ...(SENT.includes(sent) ? { sent: sent as NonNullable<DealPageSearch['sent']> } : {}),
    ...(Number.isSafeInteger(receipt) ? { receipt: receipt as number } : {}),
  };
}

const deal = createRoute({
  ...parent,
  path: '/deals/$id',
  validateSearch: readDealPageSearch,
  loader: needs('register', 'receipts', 'deals', 'disputes'),
}).lazy(() => import('./deal/deal-page.tsx').then((page) => page.route));

const room = createRoute({
  ...parent,
  path: '/deals/$id/room',
  loader: needs('deals', 'register'),
}).lazy(() => import('./deal-room/room-page.tsx').then((page) => page.route));

const pipeline = createRoute({
  ...parent,
  path: '/pipeline',
  validateSearch: readPipelineSearch,
  loader: needs('deals'),
}).lazy(() => import('./pipeline/pipeline-page.tsx').then((page) => page.route));

const company = createRoute({ ...parent, path: '/company', loader: needs('register', 'conduct') }).lazy(() =>
  import('./company/company-page.tsx').then((page) => page.route),
);

const rules = createRoute({ ...parent, path: '/rules' }).lazy(() =>
  import('./rules/rules-page.tsx').then((page) => page.route),
);

const profile = createRoute({ ...parent, path: '/profile', loader: needs('profile') }).lazy(() =>
  import('./profile-page.tsx').then((page) => page.route),
);

const exports = createRoute({
  ...parent,
  path: '/exports',
  validateSearch: readExportSearch,
  loader: needs('exports'),
}).lazy(() => import('./exports-page.tsx').then((page) => page.route));

const imports = createRoute({ ...parent, path: '/imports', loader: needs('imports') }).lazy(() =>
  import('./imports/imports-page.tsx').then((page) => page.route),
);

const oneImport = createRoute({ ...parent, path: '/imports/$id', loader: needs('imports') }).lazy(() =>
  import('./imports/import-page.tsx').then((page) => page.route),
);

const conduct = createRoute({
  ...parent,
  path: '/conduct',
  validateSearch: readConductSearch,
  loader: needs('conduct'),
}).lazy(() => import('./conduct/conduct-page.tsx').then((page) => page.route));
const disputes = createRoute({
  ...parent,
  path: '/disputes',
  validateSearch: readDisputeSearch,
  loader: needs('disputes'),
}).lazy(() => import('./disputes/disputes-page.tsx').then((page) => page.route));

const joint = createRoute({ ...parent, path: '/joint-deals', loader: needs('deals') }).lazy(() =>
  import('./joint/joint-page.tsx').then((page) => page.route),
);
const dispute = createRoute({ ...parent, path: '/disputes/$id', loader: needs('disputes', 'register') }).lazy(() =>
  import('./disputes/dispute-page.tsx').then((page) => page.route),
);

const scorecard = createRoute({ ...parent, path: '/scorecard', loader: needs('scorecard') }).lazy(() =>
  import('./scorecard/scorecard-page.tsx').then((page) => page.route),
);

/** Everything a partner's people see. */
export const cabinetRoutes = cabinetRoute.addChildren([
  home,
  register,
  deals,
  deal,
  room,
  pipeline,
  company,
  rules,
  scorecard,
  profile,
  exports,
  imports,
  oneImport,
  conduct,
  disputes,
  joint,
  dispute,
]);

const api = getRouteApi('/c/$vendor');

/** @returns where the reader stands: the vendor's part of the address, both names, and what the reader may do */
export function useCabinet() {
  const { me, place } = api.useRouteContext();
  const { vendor } = api.useParams();
  const company = place.partner?.name ?? '';
  return {
    me,
    place,
    vendor,
    vendorName: place.vendor.name,
    company,
    eyes: { side: 'partner' as const, vendor: place.vendor.name, partner: company },
    can: (permission: (typeof place.grants)[number]) => place.grants.includes(permission),
  };
}

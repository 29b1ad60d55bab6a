// Who may import whom; the reasons stand in docs/architecture.md. Run by tools/boundaries.mjs.

const CATEGORIES = ['strategy', 'policies', 'support', 'registration', 'loyalty', 'development'];
const any = (names) => `(${names.join('|')})`;
const SRC = '^server/src/';
const FEATURE = `${SRC}${any(['core', ...CATEGORIES])}/([^/]+)/`;
const TESTS = '\\.test\\.tsx?$';
const NODE = ['core'];
/** The one file of the receipt that needs node:crypto; its counterpart for the browser stands beside it. */
const NODE_VERIFIER = '^packages/receipt/src/ed25519/node\\.ts$';

/** Files that run in the browser too: by name, or in a folder of that name. */
const PURE = `${FEATURE}(contract|rules|policy|events)(\\.ts$|/)`;
const CONTRACT = `${FEATURE}contract(\\.ts$|/)`;

/** Categories a category may build on, besides core. */
const BUILDS_ON = {
  strategy: [],
  support: [],
  policies: [],
  registration: ['policies'],
  loyalty: ['policies', 'registration'],
  development: ['policies', 'registration', 'loyalty'],
};

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const layers = [
  forbid(
    'kernel-stands-alone',
    'kernel is pure vocabulary; the one exception is the type of permission names',
    { path: `${SRC}kernel/`, pathNot: TESTS },
    { path: SRC, pathNot: [`${SRC}kernel/`, `${SRC}access/permissions\\.ts$`] },
  ),
  forbid(
    'kernel-takes-types-of-permissions-only',
    'kernel must not run code of access',
    { path: `${SRC}kernel/`, pathNot: TESTS },
    { path: `${SRC}access/`, dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'access-stands-on-kernel',
    'access knows kernel alone',
    { path: `${SRC}access/`, pathNot: TESTS },
    { path: SRC, pathNot: `${SRC}(kernel|access)/` },
  ),
  forbid(
    'platform-knows-no-business',
    'platform stands on kernel and access',
    { path: `${SRC}platform/`, pathNot: TESTS },
    { path: SRC, pathNot: `${SRC}(kernel|access|platform)/` },
  ),
  forbid(
    'core-knows-no-category',
    'core stands on kernel, access and platform',
    { path: `${SRC}core/`, pathNot: TESTS },
    { path: SRC, pathNot: `${SRC}(kernel|access|platform|core)/` },
  ),
  ...CATEGORIES.map((category) =>
    forbid(
      `${category}-builds-on`,
      `${category} stands on ${['core', ...BUILDS_ON[category]].join(', ')}; other ways go through events or facts`,
      { path: `${SRC}${category}/`, pathNot: TESTS },
      {
        path: SRC,
        pathNot: `${SRC}${any(['kernel', 'access', 'platform', 'core', category, ...BUILDS_ON[category]])}/`,
      },
    ),
  ),
  forbid(
    'app-is-the-top',
    'only main.ts, its commands and the demo stand above the composition root',
    {
      path: '^(server/src|web/src|packages)/',
      pathNot: [`${SRC}(main|app)\\.ts$`, `${SRC}(app|command-line|demo)/`, TESTS],
    },
    { path: `${SRC}(main|app)(\\.ts$|/)` },
  ),
];

const features = [
  forbid(
    'feature-by-its-index',
    'a feature calls another one through its index.ts alone',
    { path: FEATURE, pathNot: [PURE, TESTS] },
    { path: FEATURE, pathNot: [`${SRC}$1/$2/`, '/index\\.ts$'] },
  ),
  forbid(
    'pure-knows-contracts-of-others',
    "contract, rules, policy and events import only contracts of other features (another's index brings its SQL along)",
    { path: PURE, pathNot: TESTS },
    { path: FEATURE, pathNot: [`${SRC}$1/$2/`, CONTRACT] },
  ),
  forbid(
    'pure-knows-pure-of-its-own',
    'contract, rules, policy and events import only such files of their own feature',
    { path: PURE, pathNot: TESTS },
    { path: `${SRC}$1/$2/`, pathNot: PURE },
  ),
  forbid(
    'pure-without-platform',
    'pure files do no I/O and run in the browser',
    { path: [PURE, `${SRC}(kernel|access)/`], pathNot: TESTS },
    { path: `${SRC}platform/` },
  ),
  forbid(
    'pure-without-node',
    'pure files run in the browser, which has no node: modules',
    { path: [PURE, `${SRC}(kernel|access)/`, '^packages/receipt/src/'], pathNot: [TESTS, NODE_VERIFIER] },
    { dependencyTypes: NODE },
  ),
];

const screens = [
  forbid(
    'web-takes-contracts-and-rules',
    'the screens use contract, rules, kernel and the permission table of the server, nothing else',
    { path: '^web/' },
    {
      path: '^server/',
      pathNot: [`${FEATURE}(contract|rules)(\\.ts$|/)`, `${SRC}kernel/`, `${SRC}access/permissions\\.ts$`],
    },
  ),
  forbid(
    'workspace-without-cabinet',
    "the vendor's bundle holds nothing of the partner's",
    { path: '^web/src/workspace/' },
    { path: '^web/src/cabinet/' },
  ),
  forbid(
    'cabinet-without-workspace',
    "the partner's bundle holds nothing of the vendor's",
    { path: '^web/src/cabinet/' },
    { path: '^web/src/workspace/' },
  ),
  forbid(
    'ui-knows-no-business',
    'the design system knows no business word',
    { path: '^web/src/ui/', pathNot: TESTS },
    { path: '^(server/|web/src/(features|workspace|cabinet|public)/)' },
  ),
  forbid(
    'shared-screens-below-trees',
    'what the trees share does not import a tree',
    { path: '^web/src/features/', pathNot: TESTS },
    { path: '^web/src/(workspace|cabinet|public)/' },
  ),
  forbid(
    'server-without-web',
    'the server serves files, it imports none of them',
    { path: '^(server|packages)/' },
    { path: '^web/' },
  ),
  forbid(
    'receipt-stands-alone',
    'the receipt format is read without the server',
    { path: '^packages/receipt/' },
    { path: '^(server|web)/' },
  ),
  forbid(
    'node-verifier-outside-browser',
    'the screens and the face of the receipt run in the browser, which has no node:crypto',
    { path: '^(web|packages/receipt/src)/', pathNot: TESTS },
    { path: NODE_VERIFIER },
  ),
];

const everywhere = [
  // A route that loads its page when it is visited, and a page that reads its route, are no cycle at load time.
  forbid(
    'no-cycle',
    'a cycle has no order to read it in',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
  ),
  forbid('no-unresolved', 'an import that leads nowhere hides what it would break', {}, { couldNotResolve: true }),
  forbid(
    'no-tests-in-product',
    'the product runs without its tests',
    { path: '^(server/src|web/src|packages/[^/]+/src)/', pathNot: TESTS },
    { path: [TESTS, '^(server|packages/receipt)/test/', '^e2e/'] },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...layers, ...features, ...screens, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.cache)/' },
    parser: 'tsc',
    // Types are dependencies too: without it an `import type` across a boundary goes unseen.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};

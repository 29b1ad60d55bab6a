import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('./boundaries.mjs', import.meta.url));

/** A tree that keeps every rule: file → files it imports. */
const GOOD: Record<string, string[]> = {
  'server/src/kernel/operation.ts': ['type server/src/access/permissions.ts'],
  'server/src/access/permissions.ts': [],
  'server/src/access/guard.ts': ['server/src/kernel/problem.ts'],
  'server/src/kernel/problem.ts': [],
  'server/src/platform/db/tenancy.ts': ['server/src/access/guard.ts', 'node:path'],
  'server/src/core/partners/contract.ts': ['server/src/kernel/operation.ts'],
  'server/src/core/partners/store.ts': ['server/src/platform/db/tenancy.ts'],
  'server/src/core/partners/index.ts': ['server/src/core/partners/store.ts'],
  'server/src/policies/tiers/contract.ts': [],
  'server/src/policies/tiers/index.ts': ['server/src/core/partners/index.ts'],
  'server/src/registration/deals/contract.ts': ['server/src/policies/tiers/contract.ts'],
  'server/src/registration/deals/rules.ts': ['server/src/registration/deals/contract.ts'],
  'server/src/registration/deals/commands.ts': [
    'server/src/registration/deals/rules.ts',
    'server/src/policies/tiers/index.ts',
  ],
  'server/src/registration/deals/index.ts': ['server/src/registration/deals/commands.ts'],
  'server/src/registration/deals/deals.test.ts': ['server/src/app.ts'],
  'server/src/app.ts': ['server/src/registration/deals/index.ts'],
  'server/src/main.ts': ['server/src/app.ts'],
  'packages/receipt/src/index.ts': ['packages/receipt/src/verify.ts'],
  'packages/receipt/src/verify.ts': [],
  'packages/receipt/src/ed25519/node.ts': ['packages/receipt/src/verify.ts', 'node:crypto'],
  'web/src/ui/button.tsx': [],
  'web/src/features/deals/api.ts': ['server/src/registration/deals/contract.ts', 'web/src/ui/button.tsx'],
  'web/src/workspace/routes.tsx': ['web/src/features/deals/api.ts'],
  'web/src/cabinet/routes.tsx': ['web/src/features/deals/api.ts'],
};

/** For each rule, the imports that break it and no other one. */
const BAD: [rule: string, from: string, to: string][] = [
  ['kernel-stands-alone', 'server/src/kernel/problem.ts', 'server/src/core/partners/contract.ts'],
  ['kernel-stands-alone', 'server/src/kernel/problem.ts', 'type server/src/access/actors.ts'],
  ['kernel-takes-types-of-permissions-only', 'server/src/kernel/problem.ts', 'server/src/access/permissions.ts'],
  ['access-stands-on-kernel', 'server/src/access/guard.ts', 'server/src/core/partners/contract.ts'],
  ['platform-knows-no-business', 'server/src/platform/db/tenancy.ts', 'server/src/policies/tiers/contract.ts'],
  ['core-knows-no-category', 'server/src/core/partners/store.ts', 'server/src/policies/tiers/index.ts'],
  ['strategy-builds-on', 'server/src/strategy/plans/store.ts', 'server/src/policies/tiers/index.ts'],
  ['support-builds-on', 'server/src/support/desk/store.ts', 'server/src/registration/deals/index.ts'],
  ['policies-builds-on', 'server/src/policies/tiers/store.ts', 'server/src/registration/deals/index.ts'],
  ['registration-builds-on', 'server/src/registration/deals/store.ts', 'server/src/loyalty/points/index.ts'],
  ['loyalty-builds-on', 'server/src/loyalty/points/store.ts', 'server/src/strategy/plans/index.ts'],
  ['development-builds-on', 'server/src/development/experts/store.ts', 'server/src/support/desk/index.ts'],
  ['app-is-the-top', 'server/src/platform/http/routes.ts', 'server/src/app.ts'],
  ['feature-by-its-index', 'server/src/registration/deals/commands.ts', 'server/src/core/partners/store.ts'],
  ['feature-by-its-index', 'server/src/registration/deals/commands.ts', 'server/src/registration/disputes/store.ts'],
  ['pure-knows-contracts-of-others', 'server/src/registration/deals/rules.ts', 'server/src/core/partners/index.ts'],
  ['pure-knows-contracts-of-others', 'server/src/registration/deals/contract.ts', 'server/src/core/partners/rules.ts'],
  [
    'pure-knows-pure-of-its-own',
    'server/src/registration/deals/policy.ts',
    'type server/src/registration/deals/store.ts',
  ],
  ['pure-without-platform', 'server/src/registration/deals/rules.ts', 'server/src/platform/db/tenancy.ts'],
  ['pure-without-node', 'server/src/registration/deals/rules/scope.ts', 'node:crypto'],
  ['pure-without-node', 'server/src/kernel/ids.ts', 'node:crypto'],
  ['web-takes-contracts-and-rules', 'web/src/features/deals/api.ts', 'server/src/registration/deals/index.ts'],
  ['web-takes-contracts-and-rules', 'web/src/features/deals/form.tsx', 'type server/src/platform/db/tenancy.ts'],
  ['workspace-without-cabinet', 'web/src/workspace/routes.tsx', 'web/src/cabinet/routes.tsx'],
  ['cabinet-without-workspace', 'web/src/cabinet/home.tsx', 'web/src/workspace/today.tsx'],
  ['ui-knows-no-business', 'web/src/ui/badge.tsx', 'web/src/features/deals/api.ts'],
  ['shared-screens-below-trees', 'web/src/features/deals/table.tsx', 'web/src/cabinet/routes.tsx'],
  ['server-without-web', 'server/src/core/partners/store.ts', 'web/src/ui/button.tsx'],
  ['receipt-stands-alone', 'packages/receipt/src/verify.ts', 'server/src/kernel/problem.ts'],
  ['pure-without-node', 'packages/receipt/src/verify.ts', 'node:crypto'],
  ['node-verifier-outside-browser', 'packages/receipt/src/index.ts', 'packages/receipt/src/ed25519/node.ts'],
  ['node-verifier-outside-browser', 'web/src/features/deals/api.ts', 'packages/receipt/src/ed25519/node.ts'],
  ['no-cycle', 'server/src/registration/deals/rules.ts', 'server/src/registration/deals/rules/turn.ts'],
  ['no-unresolved', 'server/src/core/partners/store.ts', './nowhere.ts'],
  ['no-tests-in-product', 'server/src/core/partners/commands.ts', 'server/src/registration/deals/deals.test.ts'],
];

function check(tree: Record<string, string[]>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'kanal-boundaries-'));
  try {
    const all = new Set([
      ...Object.keys(tree),
      ...Object.values(tree).flatMap((list) => list.map((to) => to.replace(/^type /, ''))),
    ]);
    for (const file of all) {
      if (!/^(server|web|packages)\//.test(file)) continue;
      const lines = (tree[file] ?? []).map((to, index) => importLine(file, to, index));
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(
        path.join(folder, file),
        [...lines, `export const name = '${file}'; export type Name = string;`].join('\n'),
      );
    }
    const run = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
    return { code: run.status, lines: `${run.stdout}${run.stderr}`.trim().split('\n') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function importLine(from: string, to: string, index: number): string {
  const target = to.replace(/^type /, '');
  const relative = /^(node:|\.)/.test(target)
    ? target
    : path.relative(path.dirname(from), target).replace(/^(?!\.)/, './');
  return to.startsWith('type ')
    ? `import type { Name as Name${index} } from '${relative}'; export type Own${index} = Name${index};`
    : `import * as used${index} from '${relative}'; export { used${index} };`;
}

test('a tree that keeps the rules passes', () => {
  const { code, lines } = check(GOOD);
  expect(lines).toEqual([expect.stringMatching(/^24 modules, \d+ imports, 0 violations$/)]);
  expect(code).toBe(0);
});

test('every rule fires on the import that breaks it', async () => {
  const tree = structuredClone(GOOD);
  tree['server/src/registration/deals/rules/turn.ts'] = ['server/src/registration/deals/rules.ts'];
  for (const [, from, to] of BAD) tree[from] = [...(tree[from] ?? []), to];
  const { code, lines } = check(tree);
  expect(code).toBe(1);
  const silent = BAD.filter(([rule, from, to]) => {
    const target = to.replace(/^type /, '').replace(/^node:/, '');
    return !lines.some((line) => line.startsWith(`${rule}: ${from} → `) && line.includes(target));
  });
  expect(silent).toEqual([]);

  // @ts-expect-error a configuration in plain JavaScript
  const { default: config } = (await import('../.dependency-cruiser.mjs')) as {
    default: { forbidden: { name: string }[] };
  };
  expect(new Set(BAD.map(([rule]) => rule))).toEqual(new Set(config.forbidden.map(({ name }) => name)));
});

test('a tree in which nothing is seen does not pass', () => {
  const { code, lines } = check({ 'server/src/kernel/problem.ts': [] });
  expect(lines.join()).toContain('nothing-seen');
  expect(code).toBe(1);
});

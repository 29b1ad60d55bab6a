// What `npm run new:feature` writes: a small feature that compiles, obeys the boundaries and shows where each thing goes.
// Placeholders: Xs/X PascalCase plural/singular, xs/x camelCase, x_s/x_1 snake_case, x-s kebab-case.

const FILES = {
  'contract.ts': `/** «Xs»: say here what it is for, in the words of the glossary. */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';

export const «x»Problems = {
  '«x_1».wrong_state': 409,
} as const;

export const «x»States = ['open', 'closed'] as const;

export const «X»View = z.object({
  id: z.uuid(),
  partner_id: z.uuid(),
  name: z.string(),
  state: z.enum(«x»States),
  created_at: z.iso.datetime(),
});

export const list«Xs» = operation('list«Xs»', {
  kind: 'query',
  http: 'GET /v1/«x-s»',
  access: { permission: '«x_1».read' },
  input: z.strictObject(pageInput),
  output: pageOf(«X»View),
  problems: [],
  summary: '«Xs», newest first',
});

export const close«X» = operation('close«X»', {
  kind: 'command',
  http: 'POST /v1/«x-s»/{id}/close',
  access: { permission: '«x_1».manage' },
  input: z.strictObject({ id: z.uuid() }),
  output: «X»View,
  problems: ['«x_1».wrong_state'],
  summary: 'Closes one of the «x-s»',
});
`,
  'rules.ts': `import { isProblem, type Problem } from '../../kernel/problem.ts';
import { nextState, transitionTable } from '../../kernel/transitions.ts';
import { «x»States } from './contract.ts';

export interface «X» {
  id: string;
  vendorId: string;
  partnerId: string;
  name: string;
  state: (typeof «x»States)[number];
  createdAt: Date;
  closedAt: Date | null;
}

export const «x»Transitions = transitionTable('«x_1»', «x»States, 'open', [
  { from: ['open'], event: 'close', to: 'closed', who: ['staff'] },
]);

/** @returns \`«x_1».wrong_state\` when it is closed already */
export function closed(«x»: «X», now: Date): «X» | Problem {
  const state = nextState(«x»Transitions, «x».state, 'close');
  return isProblem(state) ? state : { ...«x», state, closedAt: now };
}
`,
  'policy.ts': `import type { Belonging } from '../../access/guard.ts';
import type { «X» } from './rules.ts';

/** Whose row it is: the vendor's people and the partner it belongs to may reach it. */
export function belongingOf(«x»: «X»): Belonging {
  return { vendorId: «x».vendorId, partnerId: «x».partnerId };
}
`,
  'events.ts': `import { z } from 'zod';
import { event } from '../../kernel/event.ts';

export const «x»Closed = event('«x_1».closed', z.object({ «x_1»_id: z.uuid(), partner_id: z.uuid() }));
`,
  'store.ts': `import type { Selectable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../access/guard.ts';
import { type CursorValue, decodeCursor } from '../../kernel/page.ts';
import { fail } from '../../kernel/problem.ts';
import type { «Xs» } from '../../platform/db/schema.gen.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { belongingOf } from './policy.ts';
import type { «X» } from './rules.ts';

/** Waits for its turn on the row; what is read is what stands until the commit. */
export async function lock«X»(tx: Tx, vendorId: string, id: string): Promise<Unchecked<«X»> | null> {
  const row = await tx
    .selectFrom('«x_s»')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const «x» = to«X»(row);
  return seal(«x», belongingOf(«x»));
}

export async function select«Xs»(
  tx: Tx,
  scope: Scope<'«x_1».read'>,
  filter: { cursor?: string | undefined; limit: number },
): Promise<«X»[]> {
  let query = tx.selectFrom('«x_s»').selectAll().where('vendor_id', '=', scope.vendorId);
  if (scope.partnerId !== null) query = query.where('partner_id', '=', scope.partnerId);
  if (filter.cursor) {
    const after = decodeCursor(filter.cursor, ['string']);
    if (!after) fail('request.invalid', {}, [{ path: 'cursor', code: 'field.invalid' }]);
    query = query.where('id', '<', after[0] as string);
  }
  const rows = await query
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  return rows.map(to«X»);
}

/** Ids are UUIDv7: their order is the order of creation. */
export const «x»Keys = («x»: «X»): CursorValue[] => [«x».id];

export async function save«X»(tx: Tx, «x»: «X»): Promise<void> {
  await tx
    .updateTable('«x_s»')
    .set({ state: «x».state, closed_at: «x».closedAt })
    .where('vendor_id', '=', «x».vendorId)
    .where('id', '=', «x».id)
    .execute();
}

function to«X»(row: Selectable<«Xs»>): «X» {
  return {
    id: row.id,
    vendorId: row.vendor_id,
    partnerId: row.partner_id,
    name: row.name,
    state: row.state as «X»['state'],
    createdAt: row.created_at,
    closedAt: row.closed_at,
  };
}
`,
  'commands.ts': `import { accept } from '../../kernel/problem.ts';
import { implement } from '../../platform/operations/implement.ts';
import { close«X» } from './contract.ts';
import { «x»Closed } from './events.ts';
import { to«X»View } from './queries.ts';
import { closed } from './rules.ts';
import { lock«X», save«X» } from './store.ts';

export const «x»Commands = [
  implement(close«X», async (c, input) => {
    const «x» = accept(closed(c.authorize(await lock«X»(c.tx, c.actor.vendorId, input.id)), c.now));
    await save«X»(c.tx, «x»);
    c.emit(«x»Closed, { «x_1»_id: «x».id, partner_id: «x».partnerId });
    return to«X»View(«x»);
  }),
];
`,
  'queries.ts': `import type { z } from 'zod';
import { toPage } from '../../kernel/page.ts';
import { implement } from '../../platform/operations/implement.ts';
import { list«Xs», type «X»View } from './contract.ts';
import type { «X» } from './rules.ts';
import { «x»Keys, select«Xs» } from './store.ts';

export const «x»Queries = [
  implement(list«Xs», async (c, input) => {
    const page = toPage(await select«Xs»(c.tx, c.scope(), input), input.limit, «x»Keys);
    return { items: page.items.map(to«X»View), nextCursor: page.nextCursor };
  }),
];

/** What every operation of the feature answers. */
export function to«X»View(«x»: «X»): z.input<typeof «X»View> {
  return {
    id: «x».id,
    partner_id: «x».partnerId,
    name: «x».name,
    state: «x».state,
    created_at: «x».createdAt.toISOString(),
  };
}
`,
  'index.ts': `import type { Feature } from '../../platform/operations/feature.ts';
import { «x»Commands } from './commands.ts';
import { «x»Problems } from './contract.ts';
import { «x»Closed } from './events.ts';
import { «x»Queries } from './queries.ts';

export const «xs»: Feature = {
  name: '«x-s»',
  operations: [...«x»Queries, ...«x»Commands],
  problems: «x»Problems,
  events: [«x»Closed],
};
`,
  'rules.test.ts': `import { describe, expect, test } from 'vitest';
import { closed, type «X» } from './rules.ts';

const now = new Date('2026-03-02T09:00:00Z');
const open: «X» = {
  id: '019c0000-0000-7000-8000-000000000001',
  vendorId: '019c0000-0000-7000-8000-000000000002',
  partnerId: '019c0000-0000-7000-8000-000000000003',
  name: 'First',
  state: 'open',
  createdAt: new Date('2026-03-01T09:00:00Z'),
  closedAt: null,
};

describe('closing', () => {
  test.each([
    ['an open one is closed now', open, { state: 'closed', closedAt: now }],
    ['a closed one stays as it is', { ...open, state: 'closed' as const }, { code: '«x_1».wrong_state' }],
  ])('%s', (_title, «x», expected) => {
    expect(closed(«x», now)).toMatchObject(expected);
  });
});
`,
};

const MIGRATION = `-- «Xs»: say here why this table exists.

CREATE TABLE «x_s» (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  name text NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, partner_id) REFERENCES partners (vendor_id, id)
);
CREATE INDEX «x_s»_by_partner ON «x_s» (vendor_id, partner_id, id);

GRANT SELECT, INSERT, UPDATE ON «x_s» TO kanal_app;
ALTER TABLE «x_s» ENABLE ROW LEVEL SECURITY;
ALTER TABLE «x_s» FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON «x_s»
  USING (vendor_id = current_setting('app.vendor')::uuid
    AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid
    AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));
`;

const PERMISSIONS = `
  '«x_1».read': [...channelReaders, ...everyPartner],
  '«x_1».manage': [...channel],
`;

/**
 * @param {string} feature plural, kebab-case @param {string} [singular]
 * @returns {{files: Record<string, string>, migration: string, permissions: string}}
 */
export function featureFiles(feature, singular = singularOf(feature)) {
  const camel = (text) => text.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const pascal = (text) => camel(text).replace(/^\w/, (letter) => letter.toUpperCase());
  const snake = (text) => text.replaceAll('-', '_');
  const names = {
    Xs: pascal(feature),
    X: pascal(singular),
    xs: camel(feature),
    x: camel(singular),
    x_s: snake(feature),
    x_1: snake(singular),
    'x-s': feature,
  };
  const fill = (text) => text.replace(/«([\w-]+)»/g, (_, name) => names[name]);
  const files = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [name, fill(text)]));
  return { files, migration: fill(MIGRATION), permissions: fill(PERMISSIONS) };
}

function singularOf(plural) {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  return plural.endsWith('s') ? plural.slice(0, -1) : plural;
}

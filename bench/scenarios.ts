/** What is measured, with ids and words that the loaded data really holds. */
import pg from 'pg';
import { makeInn } from '../server/src/kernel/identifiers/generate.ts';
import type { RunningDatabase } from '../server/src/platform/db/bring-up.ts';
import { nameOf } from './drafts.ts';
import type { LoadedWorld } from './load.ts';

export type Scenario =
  | { kind: 'register'; name: string }
  | { kind: 'read'; name: string; paths: string[]; opens?: true };

export interface ScenarioFacts {
  scenarios: Scenario[];
  openedIds: string[];
}

const list = (query: string) => `/v1/registrations?limit=50&${query}`;

export async function scenariosOf(running: RunningDatabase, world: LoadedWorld): Promise<ScenarioFacts> {
  const openedIds = await someIds(running, world.vendorId);
  const [family = ''] = world.familyIds;
  const some = Array.from({ length: 20 }, (_, at) => Math.floor(((at + 1) * world.rows) / 21));
  const scenarios: Scenario[] = [
    { kind: 'read', name: 'list 50: queue by due time', paths: [list('state=submitted,under_review&sort=due')] },
    {
      kind: 'read',
      name: 'list 50: approved of a product by amount',
      paths: [list(`state=approved&family_id=${family}&sort=amount`)],
    },
    { kind: 'read', name: 'search by tax id', paths: some.map((at) => list(`q=${makeInn(`bench ${at}`)}`)) },
    {
      kind: 'read',
      name: 'search by a rare name',
      paths: some.map((at) => list(`q=${encodeURIComponent(nameOf(at))}`)),
    },
    { kind: 'read', name: 'search by a usual word', paths: [list(`q=${encodeURIComponent('Прибой')}`)] },
    { kind: 'read', name: 'open one', paths: openedIds.map((id) => `/v1/registrations/${id}`), opens: true },
    { kind: 'read', name: 'counts of views', paths: ['/v1/registration-counts'] },
    { kind: 'read', name: 'today', paths: ['/v1/today?whose=department'] },
    { kind: 'read', name: 'scorecard', paths: ['/v1/scorecard'] },
    { kind: 'register', name: 'register (draft and submit)' },
  ];
  return { scenarios, openedIds };
}

async function someIds(running: RunningDatabase, vendorId: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: running.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(
    "SELECT id FROM registrations WHERE vendor_id = $1 AND state <> 'draft' AND number % 97 = 0 ORDER BY number LIMIT 200",
    [vendorId],
  );
  await owner.end();
  return rows.map((row) => row.id);
}

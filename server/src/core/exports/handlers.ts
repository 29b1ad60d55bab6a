import { newId } from '../../kernel/ids.ts';
import { madeType } from '../../kernel/made-file.ts';
import { toPage } from '../../kernel/page.ts';
import { fail } from '../../kernel/problem.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { downloadExport, expireExports, finishExport, getExport, listExports, requestExport } from './contract.ts';
import { exportFinished, exportRequested } from './events.ts';
import { requireList, requireQuestion } from './lists.ts';
import { presentExport } from './present.ts';
import { expiryOf, waitingAtMost } from './rules.ts';
import {
  closeExpired,
  countWaiting,
  insertExport,
  lockExport,
  readExport,
  saveExport,
  selectExports,
} from './store.ts';

/** Files belong to people; work without a person has none. */
function personOf(c: Context<{ permission: 'export.use' }>): string {
  return c.actor.personId ?? fail('access.forbidden', { permission: 'export.use' });
}

export const exportOperations = [
  implement(requestExport, async (c, { operation, question, locale }) => {
    const { vendorId, partnerId } = c.actor;
    const person_id = personOf(c);
    requireQuestion(operation, question, c.actor);
    if ((await countWaiting(c.tx, vendorId, person_id)) >= waitingAtMost)
      fail('export.too_many_waiting', { limit: waitingAtMost });
    const row = await insertExport(c.tx, {
      vendor_id: vendorId,
      id: newId(c.now),
      person_id,
      partner_id: partnerId,
      operation,
      question: JSON.stringify(question),
      locale: locale ?? c.actor.locale,
      created_at: c.now,
    });
    c.emit(exportRequested, { export_id: row.id });
    return presentExport(row);
  }),

  implement(listExports, async (c, input) => {
    const rows = await selectExports(c.tx, c.scope(), personOf(c), input);
    const page = toPage(rows, input.limit, (row) => [row.created_at.toISOString(), row.id]);
    return { items: page.items.map(presentExport), nextCursor: page.nextCursor };
  }),

  implement(getExport, async (c, { id }) =>
    presentExport(c.authorize(await readExport(c.tx, c.actor.vendorId, personOf(c), id))),
  ),

  implement(downloadExport, async (c, { id }) => {
    const row = c.authorize(await readExport(c.tx, c.actor.vendorId, personOf(c), id));
    const list = requireList(row.operation, c.actor);
    const over = row.state === 'expired' || (row.expires_at !== null && row.expires_at <= c.now);
    if (over) fail('export.expired');
    if (row.state !== 'ready' || row.storage_key === null || row.file_name === null) fail('export.not_ready');
    return { storageKey: row.storage_key, name: row.file_name, mediaType: madeType(list) as string };
  }),

  implement(finishExport, async (c, { id, outcome }) => {
    const row = c.authorize(await lockExport(c.tx, c.actor.vendorId, id));
    if (row.state !== 'making') return { kept: false };
    const ready = outcome.state === 'ready';
    const expires_at = ready ? expiryOf(c.now) : null;
    const { file_name, rows } = ready ? outcome : { file_name: '', rows: 0 };
    await saveExport(c.tx, row, {
      state: outcome.state,
      finished_at: c.now,
      leased_until: null,
      ...(outcome.state === 'ready'
        ? {
            file_name,
            storage_key: outcome.storage_key,
            size_bytes: outcome.size_bytes,
            rows_total: rows,
            rows_written: rows,
            expires_at,
          }
        : { problem: JSON.stringify({ code: outcome.code, params: outcome.params }) }),
    });
    c.emit(exportFinished, {
      export_id: row.id,
      person_id: row.person_id,
      partner_id: row.partner_id,
      operation: row.operation,
      state: outcome.state,
      file_name,
      rows,
      problem: outcome.state === 'failed' ? outcome.code : '',
      expires_at: expires_at?.toISOString() ?? null,
    });
    return { kept: true };
  }),

  implement(expireExports, async (c) => ({ storage_keys: await closeExpired(c.tx, c.actor.vendorId, c.now) })),
];

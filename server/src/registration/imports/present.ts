/** Imports and their rows as they go out; reasons in words of both languages. */
import type { z } from 'zod';
import type { Actor } from '../../access/actors.ts';
import { type LocalText, locales } from '../../kernel/locale.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';
import type { Import, ImportField, PreviewRow, RowFault } from './contract/views.ts';
import type { JudgedRow } from './judging.ts';
import type { Family } from './rules/reading.ts';
import { type NamedImport, sameFileBefore } from './store/imports.ts';
import { countRows, type KeptFault } from './store/rows.ts';

let loaded: Texts | undefined;

function inBoth(write: (texts: Texts, locale: (typeof locales)[number]) => string): LocalText {
  loaded ??= loadTexts();
  const texts = loaded;
  return Object.fromEntries(locales.map((locale) => [locale, write(texts, locale)])) as LocalText;
}

/** Of a field, or of the whole row: then it is a problem of its own. */
export function faultWords({ field, code, params }: KeptFault): z.input<typeof RowFault> {
  return {
    field: field as ImportField | null,
    text: inBoth((texts, locale) =>
      code.startsWith('field.') ? texts.field(locale, code, params) : texts.problem(locale, code, 'title', params),
    ),
  };
}

export const keptFault = ({ field, problem }: JudgedRow['faults'][number]): KeptFault => ({
  field,
  code: problem.code,
  params: problem.params,
});

export async function presentImports(
  c: { tx: Tx; actor: Actor; now: Date },
  rows: readonly NamedImport[],
): Promise<z.input<typeof Import>[]> {
  const counted = await countRows(
    c.tx,
    c.actor.vendorId,
    rows.map((row) => row.id),
  );
  return Promise.all(rows.map((row) => presentOne(c, row, counted)));
}

async function presentOne(
  { tx, actor, now }: { tx: Tx; actor: Actor; now: Date },
  row: NamedImport,
  counted: Awaited<ReturnType<typeof countRows>>,
): Promise<z.input<typeof Import>> {
  const mine = counted.filter((each) => each.import_id === row.id);
  const sum = (fits: (each: (typeof mine)[number]) => boolean) =>
    mine.filter(fits).reduce((total, { n }) => total + Number(n), 0);
  const outcome = (name: string) => sum((each) => each.outcome === name);
  const undone = (name: string) => sum((each) => each.undo_outcome === name);
  const problem = row.problem as { code: string; params: Record<string, unknown> } | null;
  const mayUndo = row.undo_until !== null && row.undo_until > now;
  const open = row.state === 'empty' || row.state === 'unreadable' || row.state === 'mapping';
  return {
    id: row.id,
    state: row.state,
    mode: row.mode as 'submit' | 'drafts' | null,
    partner: { id: row.partner_id, name: row.partner_name },
    person: { id: row.person_id, name: row.person_name },
    by_vendor: row.by_vendor,
    responsible: { id: row.responsible_id, name: row.responsible_name },
    file_name: row.file_name,
    row_count: row.row_count,
    rows_planned: row.rows_planned,
    rows_done: row.rows_done,
    outcomes: {
      submitted: outcome('submitted'),
      draft: outcome('draft'),
      failed: outcome('failed'),
      skipped: outcome('skipped'),
    },
    undone: { taken_back: undone('taken_back'), stays: undone('stays') },
    problem: problem && inBoth((texts, locale) => texts.problem(locale, problem.code, 'detail', problem.params)),
    seen_before: row.state === 'mapping' ? ((await sameFileBefore(tx, row))?.toISOString() ?? null) : null,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
    undo_until: row.undo_until?.toISOString() ?? null,
    undone_at: row.undone_at?.toISOString() ?? null,
    can: {
      map: row.state === 'mapping',
      run: row.state === 'mapping',
      // Whoever is on the other side of the table takes nothing back of what this one has made.
      undo:
        (row.state === 'done' || row.state === 'stopped') && mayUndo && row.by_vendor === (actor.partnerId === null),
      discard: open,
    },
  };
}

export function presentJudged(
  row: JudgedRow,
  families: readonly Family[],
  responsible: string,
): z.input<typeof PreviewRow> {
  const { claim } = row.read;
  const text = (name: string) => (typeof claim[name] === 'string' ? (claim[name] as string) : null);
  return {
    number: row.number,
    result: row.result,
    customer_name: text('customer_name') ?? '',
    customer_tax_id: text('customer_tax_id') ?? text('customer_domain'),
    products: (claim.products ?? []).flatMap(({ family_id }) => {
      const family = families.find(({ id }) => id === family_id);
      return family ? [{ ru: family.name_ru, en: family.name_en }] : [];
    }),
    amount_minor: typeof claim.amount_minor === 'number' ? claim.amount_minor : null,
    currency: claim.currency as string,
    close_date: text('close_date'),
    responsible: row.read.responsible?.full_name ?? responsible,
    faults: row.faults.map(keptFault).map(faultWords),
  };
}

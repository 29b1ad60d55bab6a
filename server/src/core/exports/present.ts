import type { z } from 'zod';
import { type LocalText, locales } from '../../kernel/locale.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';
import type { Export, ExportState } from './contract.ts';
import type { ExportRow } from './store.ts';

let loaded: Texts | undefined;

interface KeptProblem {
  code: string;
  params: Record<string, unknown>;
}

function inWords({ code, params }: KeptProblem): LocalText {
  loaded ??= loadTexts();
  const texts = loaded;
  return Object.fromEntries(
    locales.map((locale) => [locale, texts.problem(locale, code, 'detail', params)]),
  ) as LocalText;
}

export function presentExport(row: ExportRow): z.input<typeof Export> {
  return {
    id: row.id,
    operation: row.operation,
    state: row.state as ExportState,
    rows_total: row.rows_total,
    rows_written: row.rows_written,
    file_name: row.file_name,
    size_bytes: row.size_bytes,
    problem: row.problem === null ? null : inWords(row.problem as unknown as KeptProblem),
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
    expires_at: row.expires_at?.toISOString() ?? null,
  };
}

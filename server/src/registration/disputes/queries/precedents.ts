import type { z } from 'zod';
import { toPage } from '../../../kernel/page.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { listPrecedents } from '../contract/reads.ts';
import type { PrecedentView } from '../contract/views.ts';
import { type PrecedentRecord, selectPrecedents } from '../store/precedents.ts';

type View = z.infer<typeof PrecedentView>;

export const precedentQueries = [
  implement(listPrecedents, async (c, input) => {
    const rows = await selectPrecedents(c.tx, c.scope(), input);
    const { items, nextCursor } = toPage(rows, input.limit, (row) => [row.id]);
    return { items: items.map(presentPrecedent), nextCursor };
  }),
];

export function presentPrecedent(row: PrecedentRecord): View {
  return {
    id: row.id,
    number: row.number,
    state: row.state as View['state'],
    kind: row.kind as View['kind'],
    ground: row.ground as View['ground'],
    priority_rule: row.priority_rule,
    reason_code: row.reason_code as View['reason_code'],
    in_favour: row.in_favour as View['in_favour'],
    title: { ru: row.title_ru, en: row.title_en },
    text: { ru: row.text_ru, en: row.text_en },
    published_at: row.published_at?.toISOString() ?? null,
  };
}

/** Tables that go out: the template with one example, and the rows that nothing came of. */
import type { Sheet, SheetHead, SheetWords } from '../../kernel/sheet.ts';
import { implementSheet } from '../../platform/operations/implement.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';
import { exportImportFaults, exportImportTemplate } from './contract/operations.ts';
import { type ImportField, importFields } from './contract/views.ts';
import { selectFamilies } from './store/facts.ts';
import { readImport } from './store/imports.ts';
import { type FileRow, type KeptFault, selectRows } from './store/rows.ts';

const wide: readonly ImportField[] = ['customer_name', 'need', 'work_done', 'next_steps', 'product', 'project_name'];
/** Most deals have no notice: an example of one would be believed. */
const withoutExample: readonly ImportField[] = ['notice_number', 'notice_date'];

const head = (field: ImportField): SheetHead => ({
  head: `import.field.${field}`,
  kind: 'text',
  width: wide.includes(field) ? 36 : 20,
});

let loaded: Texts | undefined;

function reasonsOf(problems: readonly KeptFault[], { locale }: SheetWords): string {
  loaded ??= loadTexts();
  const texts = loaded;
  return problems
    .map(({ field, code, params }) => {
      const said = code.startsWith('field.')
        ? texts.field(locale, code, params)
        : texts.problem(locale, code, 'title', params);
      return field === null ? said : `${texts.text(locale, `import.field.${field}`)}: ${said}`;
    })
    .join('\n');
}

/** The file's own headings have no key among the texts: they are written as a row of their own would be. */
function faultsSheet(rows: readonly FileRow[], fields: readonly (ImportField | null)[]): Sheet {
  const shown = fields.flatMap((field, at) => (field === null ? [] : [{ field, at }]));
  return {
    title: 'import.faults',
    total: rows.length,
    heads: [
      { head: 'import.row', kind: 'whole', width: 8 },
      { head: 'import.reason', kind: 'text', width: 60 },
      ...shown.map(({ field }) => head(field)),
    ],
    async *pages(words) {
      yield rows.map((row) => [
        row.row_number,
        reasonsOf(row.problems, words),
        ...shown.map(({ at }) => row.cells[at] ?? ''),
      ]);
    },
  };
}

export const importSheets = [
  implementSheet(exportImportFaults, async (c, { id }) => {
    const row = c.authorize(await readImport(c.tx, c.actor.vendorId, id));
    return faultsSheet(await selectRows(c.tx, row, { outcomes: ['failed', 'skipped'] }), row.columns);
  }),

  implementSheet(exportImportTemplate, async (c) => {
    const [family] = await selectFamilies(c.tx, c.actor.vendorId);
    return {
      title: 'import.template',
      total: 1,
      heads: importFields.map(head),
      async *pages({ text, locale }) {
        yield [
          importFields.map((field) => {
            if (field === 'product') return family?.[`name_${locale}`] ?? '';
            return withoutExample.includes(field) ? '' : text(`import.example.${field}`);
          }),
        ];
      },
    };
  }),
];

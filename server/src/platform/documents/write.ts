/** Documents for people, as PDF: in the product's own letter, with nothing fetched from anywhere. */
import { fileURLToPath } from 'node:url';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Locale } from '../../kernel/locale.ts';

export type DocumentText = Pick<TDocumentDefinitions, 'content' | 'footer' | 'info'> & { language: Locale };

const letters = fileURLToPath(new URL('../../../fonts/', import.meta.url));
const regular = `${letters}golos-text-regular.ttf`;
const semibold = `${letters}golos-text-semibold.ttf`;

/** The library is loaded with the first document: most processes never write one. */
async function library() {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ Golos: { normal: regular, bold: semibold, italics: regular, bolditalics: semibold } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(letters));
  return pdfmake;
}

/** A4, margins of 20 mm; styles `title`, `heading`, `subheading`, `muted`, `small`, `code` of its content. */
export async function writePdf(text: DocumentText): Promise<Uint8Array> {
  const pdfmake = await library();
  const document = pdfmake.createPdf({
    ...text,
    // A reader that speaks chooses its voice by the language, and shows the title for the file's name.
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [57, 57, 57, 64],
    defaultStyle: { font: 'Golos', fontSize: 10, lineHeight: 1.25, color: '#1b1f24' },
    styles: {
      title: { fontSize: 20, bold: true, lineHeight: 1.1 },
      heading: { fontSize: 12, bold: true, margin: [0, 14, 0, 6] },
      subheading: { bold: true, margin: [0, 6, 0, 2] },
      muted: { color: '#4f545a' },
      small: { fontSize: 9, color: '#4f545a' },
      code: { fontSize: 9, color: '#1b1f24', characterSpacing: 0.1 },
    },
  });
  return document.getBuffer();
}

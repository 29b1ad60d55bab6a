/** Documents for people, as PDF: in the product's own letter, with nothing fetched from anywhere. */
import { fileURLToPath } from 'node:url';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';

export type DocumentText = Pick<TDocumentDefinitions, 'content' | 'footer' | 'info'>;

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

/** A4, margins of 20 mm; styles `title`, `heading`, `muted`, `code` of its content. */
export async function writePdf(text: DocumentText): Promise<Uint8Array> {
  const pdfmake = await library();
  const document = pdfmake.createPdf({
    ...text,
    pageSize: 'A4',
    pageMargins: [57, 57, 57, 64],
    defaultStyle: { font: 'Golos', fontSize: 10, lineHeight: 1.25, color: '#1b1f24' },
    styles: {
      title: { fontSize: 20, bold: true, lineHeight: 1.1 },
      heading: { fontSize: 12, bold: true, margin: [0, 14, 0, 6] },
      muted: { color: '#4f545a' },
      code: { fontSize: 9, color: '#1b1f24', characterSpacing: 0.1 },
    },
  });
  return document.getBuffer();
}

/** Writes what an operation makes for its reader into a file: a spreadsheet, or several files as one. */
import type { Archive } from '../../kernel/archive.ts';
import type { FileReader, WrittenFile } from '../../kernel/made-file.ts';
import type { Sheet } from '../../kernel/sheet.ts';
import { type ReadKept, writeArchive } from '../archives/write.ts';
import { sheetWriter } from '../sheets/write.ts';
import type { Texts } from '../texts.ts';

/** What stood at `path` is written anew; the answer names the file in words, for the reader to keep. */
export type WriteFile = (made: Sheet | Archive, path: string, reader: FileReader) => Promise<WrittenFile>;

export const madeFileProblems = { 'export.takes_long': 422 } as const;

export function fileWriter(texts: Texts, read: ReadKept): WriteFile {
  const writeSheet = sheetWriter(texts);
  return (made, path, reader) =>
    'parts' in made ? writeArchive(made, path, reader, read) : writeSheet(made, path, reader);
}

/** Several files as one: a zip that every system opens. */
import { writeFile } from 'node:fs/promises';
import type { Archive, ArchivedFile } from '../../kernel/archive.ts';
import type { FileReader, WrittenFile } from '../../kernel/made-file.ts';

/** Part by part. The parts are held until all are there: whoever makes an archive sets a measure to its rows. */
export async function writeArchive(
  { fileName, total, parts }: Archive,
  path: string,
  { now, onRows }: FileReader,
): Promise<WrittenFile> {
  const files: ArchivedFile[] = [];
  let rows = 0;
  for await (const part of parts()) {
    files.push(...part.files);
    rows += part.rows;
    await onRows?.(rows, total);
  }
  await writeFile(path, await writeZip(files, now));
  return { file_name: fileName, rows };
}

/** In the order given, each file dated `at`. The library is loaded with the first archive: most processes write none. */
export async function writeZip(files: readonly ArchivedFile[], at: Date): Promise<Uint8Array> {
  const { zip } = await import('@cj-tech-master/excelts/archive');
  const archive = zip({ modTime: at, noSort: true });
  for (const { name, content } of files) archive.add(name, content, { mode: 0o644 });
  return archive.bytes();
}

/** Several files as one: a zip that every system opens. */
import { writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Archive, ArchivedFile } from '../../kernel/archive.ts';
import type { FileReader, WrittenFile } from '../../kernel/made-file.ts';

/** Part by part. The parts are held until all are there: whoever makes an archive sets a measure to its rows. */
export async function writeArchive(
  { fileName, total, parts }: Archive,
  path: string,
  { now, onRows }: FileReader,
  read: ReadKept,
): Promise<WrittenFile> {
  const files: PlainFile[] = [];
  let rows = 0;
  for await (const part of parts()) {
    for (const file of part.files) files.push(await plain(file, read));
    rows += part.rows;
    await onRows?.(rows, total);
  }
  await writeFile(path, await writeZip(files, now));
  return { file_name: fileName, rows };
}

/** Bytes that were uploaded once. */
export type ReadKept = (storageKey: string) => Promise<Readable>;

type PlainFile = ArchivedFile & { content: string | Uint8Array };

async function plain({ name, content }: ArchivedFile, read: ReadKept): Promise<PlainFile> {
  if (typeof content === 'string' || content instanceof Uint8Array) return { name, content };
  return { name, content: await buffer(await read(content.storageKey)) };
}

/** In the order given, each file dated `at`. The library is loaded with the first archive: most processes write none. */
export async function writeZip(files: readonly PlainFile[], at: Date): Promise<Uint8Array> {
  const { zip } = await import('@cj-tech-master/excelts/archive');
  const archive = zip({ modTime: at, noSort: true });
  for (const { name, content } of files) archive.add(name, content, { mode: 0o644 });
  return archive.bytes();
}

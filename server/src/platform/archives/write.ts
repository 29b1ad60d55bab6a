/** Several files as one: a zip that every system opens. */

export interface ArchivedFile {
  /** With `/` between folders. */
  name: string;
  content: string | Uint8Array;
}

/** In the order given, each file dated `at`. The library is loaded with the first archive: most processes write none. */
export async function writeZip(files: readonly ArchivedFile[], at: Date): Promise<Uint8Array> {
  const { zip } = await import('@cj-tech-master/excelts/archive');
  const archive = zip({ modTime: at, noSort: true });
  for (const { name, content } of files) archive.add(name, content, { mode: 0o644 });
  return archive.bytes();
}

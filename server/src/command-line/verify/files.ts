/** What the command is given: single files, folders, or the zip that an auditor has taken from the log. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface GivenFile {
  /** As a person finds it again: within its folder or archive. */
  name: string;
  bytes: Uint8Array;
}

export interface Given {
  files: GivenFile[];
  /** Several files, a folder or an archive: then there may be none in it, and all are summed up. */
  many: boolean;
}

/** What is read of an archive at most; the largest that the product writes is a tenth of it. */
const mostBytes = 200_000_000;

const isReceipt = (name: string) => name.endsWith('.tlog-proof');
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/**
 * Of folders and archives only the receipts. @param places absolute
 * @throws Error of the file system; ArchiveError for an archive that cannot be read
 */
export async function readGiven(places: readonly string[]): Promise<Given> {
  const files: GivenFile[] = [];
  let many = places.length > 1;
  for (const place of places) {
    if (statSync(place).isDirectory()) {
      many = true;
      files.push(...receiptsBelow(place));
      continue;
    }
    const bytes = readFileSync(place);
    if (isZip(bytes)) {
      many = true;
      files.push(...(await receiptsIn(place, bytes)));
    } else files.push({ name: path.basename(place), bytes });
  }
  return { files, many };
}

function receiptsBelow(folder: string): GivenFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isReceipt)
    .sort(byNumber)
    .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
}

export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly place: string;

  constructor(place: string, cause: unknown) {
    super(`${place} cannot be read as an archive`, { cause });
    this.place = place;
  }
}

async function receiptsIn(place: string, bytes: Uint8Array): Promise<GivenFile[]> {
  const { unzip } = await import('@cj-tech-master/excelts/archive');
  const files: GivenFile[] = [];
  let left = mostBytes;
  try {
    for await (const entry of unzip(bytes).entries()) {
      if (!isReceipt(entry.path)) continue;
      const content = await entry.bytes();
      left -= content.length;
      if (left < 0) throw new Error('too much in it');
      files.push({ name: entry.path, bytes: content });
    }
  } catch (error) {
    throw new ArchiveError(place, error);
  }
  return files.sort((a, b) => byNumber(a.name, b.name));
}

/** `kanal-9` before `kanal-10`. */
const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

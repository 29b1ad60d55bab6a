/** Uploaded files: kept by vendor under generated ASCII keys (names stay in the database), streamed, sized and hashed on the way. */
import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { newId } from '../../kernel/ids.ts';
import { fail, ProblemError, problem } from '../../kernel/problem.ts';
import type { StoredFile } from '../operations/implement.ts';

export interface FileStore {
  /**
   * Streams bytes to the vendor's part of the store; what fails or is broken off leaves nothing behind.
   * @throws `request.too_large` past `maxBytes`, `file.empty`, `file.kind_refused` for what may run, `request.malformed`
   *   when the sender is gone
   */
  keep(bytes: Readable, upload: { name: string; maxBytes: number; vendorId: string }): Promise<StoredFile>;
  read(storageKey: string): Promise<Readable>;
  /** Takes bytes away that no record names. */
  discard(storageKey: string): Promise<void>;
  /** Keys of one part of the vendor's files (`00` to `ff`) that were last written before a moment. */
  keptBefore(vendorId: string, part: string, before: Date): Promise<string[]>;
}

/** What partners attach: documents, tables, pictures, mails, archives. The type follows the ending, never the client. */
const mediaTypes: Record<string, string> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv',
  txt: 'text/plain',
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  zip: 'application/zip',
};

export const fileProblems = { 'file.empty': 422, 'file.kind_refused': 422, 'file.bad_name': 422 } as const;

export function openFileStore(folder: string): FileStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return {
    async keep(bytes, { name: rawName, maxBytes, vendorId }) {
      const name = cleanName(rawName);
      const mediaType = mediaTypes[name.split('.').at(-1)?.toLowerCase() ?? ''];
      if (!mediaType) fail('file.kind_refused', { allowed: Object.keys(mediaTypes) });
      const id = newId();
      const storageKey = `${vendorId}/${id.slice(-2)}/${id}`;
      const seen = { hash: createHash('sha256'), sizeBytes: 0 };
      try {
        await disk.putStream(storageKey, Readable.from(measured(bytes, maxBytes, seen)));
        if (seen.sizeBytes === 0) fail('file.empty');
      } catch (error) {
        await disk.delete(storageKey);
        throw causeOf(error, bytes);
      }
      return { storageKey, name, mediaType, sizeBytes: seen.sizeBytes, sha256: seen.hash.digest('hex') };
    },
    read: (storageKey) => disk.getStream(storageKey),
    discard: (storageKey) => disk.delete(storageKey),
    async keptBefore(vendorId, part, before) {
      const keys: string[] = [];
      for (const object of await objectsIn(disk, `${vendorId}/${part}`)) {
        if (!object.isFile) continue;
        const { lastModified } = await disk.getMetaData(object.key);
        if (lastModified < before) keys.push(object.key);
      }
      return keys;
    },
  };
}

/** Passes the bytes on as they come, sized and hashed; the request itself stays open, so that its sender hears why not. */
async function* measured(bytes: Readable, maxBytes: number, seen: { hash: Hash; sizeBytes: number }) {
  for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
    seen.sizeBytes += chunk.length;
    if (seen.sizeBytes > maxBytes) fail('request.too_large', { maximum_mb: Math.floor(maxBytes / 1_000_000) });
    seen.hash.update(chunk);
    yield chunk;
  }
}

/** What really went wrong: the store wraps what its stream threw; a sender who has gone is no fault of the server. */
function causeOf(error: unknown, bytes: Readable): unknown {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof ProblemError) return cause;
  return bytes.errored ? new ProblemError(problem('request.malformed')) : error;
}

async function objectsIn(disk: Disk, prefix: string) {
  try {
    return (await disk.listAll(prefix)).objects;
  } catch (error) {
    // Nobody has kept anything there yet.
    if (error instanceof Error && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return [];
    throw error;
  }
}

/** A bare file name of at most 200 characters: no folders, no control characters, no direction overrides. */
function cleanName(raw: string): string {
  const base = raw.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
  const clean = base.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  if (clean === '' || clean.startsWith('.') || clean.length > 200) fail('file.bad_name');
  return clean;
}

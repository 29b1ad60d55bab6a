/** Uploaded files: kept under generated ASCII keys (names stay in the database), streamed, sized and hashed on the way. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { newId } from '../../kernel/ids.ts';
import { fail } from '../../kernel/problem.ts';
import type { StoredFile } from '../operations/implement.ts';

export interface FileStore {
  /** Stores a stream; `request.too_large` past `maxBytes`, `file.empty` for nothing, `file.kind_refused` for what may run. */
  keep(bytes: AsyncIterable<Uint8Array>, name: string, maxBytes: number): Promise<StoredFile>;
  read(storageKey: string): Promise<Readable>;
  /** Takes bytes away that no record names. */
  discard(storageKey: string): Promise<void>;
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
    async keep(bytes, rawName, maxBytes) {
      const name = cleanName(rawName);
      const mediaType = mediaTypes[name.split('.').at(-1)?.toLowerCase() ?? ''];
      if (!mediaType) fail('file.kind_refused', { allowed: Object.keys(mediaTypes) });
      const hash = createHash('sha256');
      const chunks: Uint8Array[] = [];
      let sizeBytes = 0;
      for await (const chunk of bytes) {
        sizeBytes += chunk.length;
        if (sizeBytes > maxBytes) fail('request.too_large', { maximum_mb: Math.floor(maxBytes / 1_000_000) });
        hash.update(chunk);
        chunks.push(chunk);
      }
      if (sizeBytes === 0) fail('file.empty');
      const id = newId();
      const storageKey = `${id.slice(-2)}/${id}`;
      await disk.put(storageKey, Buffer.concat(chunks));
      return { storageKey, name, mediaType, sizeBytes, sha256: hash.digest('hex') };
    },
    read: (storageKey) => disk.getStream(storageKey),
    discard: (storageKey) => disk.delete(storageKey),
  };
}

/** A bare file name of at most 200 characters: no folders, no control characters, no direction overrides. */
function cleanName(raw: string): string {
  const base = raw.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
  const clean = base.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  if (clean === '' || clean.startsWith('.') || clean.length > 200) fail('file.bad_name');
  return clean;
}

/** Several files that leave the product as one, made part by part. */

export interface ArchivedFile {
  /** With `/` between folders. */
  name: string;
  /** Or what was uploaded once and is kept under that key. */
  content: string | Uint8Array | { storageKey: string };
}

export interface ArchivePart {
  files: readonly ArchivedFile[];
  /** How many of the things that the archive is about are in it. */
  rows: number;
}

/** What the handler of an operation with `answer: 'archive'` returns; the pipeline writes it into a file. */
export interface Archive {
  fileName: string;
  /** How many rows are to be expected: for whoever waits. */
  total: number;
  /** Made one after the other while the file is written; the process can do something else in between. */
  parts: () => AsyncIterable<ArchivePart>;
}

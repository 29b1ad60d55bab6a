import { dirname } from 'node:path';

/** What a person has to put right, in words for that person; the command line prints the message and nothing else. */
export class Refusal extends Error {
  /** Of the process: 2 settings, 3 data folder in use, 4 demo beside real data, 1 everything else. */
  readonly exitCode: number;
  constructor(message: string, { exitCode = 1, ...options }: ErrorOptions & { exitCode?: number } = {}) {
    super(message, options);
    this.name = new.target.name;
    this.exitCode = exitCode;
  }
}

/** What the operating system answered, with the remedy; null when nobody outside can do anything about it. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error)) return null;
  const { code, syscall, address, port, path } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  const say = (words: string) => new Refusal(words, { cause: error });
  if (syscall === 'listen' && code === 'EADDRINUSE')
    return say(`Port ${port} is taken by another program. Stop that one, or set PORT to another number.`);
  if (syscall === 'listen' && code === 'EACCES')
    return say(`This account may not listen on port ${port}. Set PORT to a number above 1023.`);
  if (code === 'EADDRNOTAVAIL' || (code === 'ENOTFOUND' && syscall === 'getaddrinfo'))
    return say(`HOST ${address ?? (error as { hostname?: string }).hostname} is no address of this machine.`);
  const trouble = code && path ? folderTroubles[code] : undefined;
  if (!trouble || !path) return null;
  // A file that could not be written says less than the folder it was for.
  return say(`${syscall === 'open' ? dirname(path) : path}: ${trouble}`);
}

const rights = 'Kanal may not write here. Give its account the right to, or set KANAL_DATA to another folder.';
const folderTroubles: Record<string, string> = {
  EACCES: rights,
  EPERM: rights,
  EROFS: 'this place is read-only. Set KANAL_DATA to a folder that can be written to.',
  ENOENT: 'this place does not exist and cannot be made. Set KANAL_DATA to another folder.',
  ENOTDIR: 'a file stands where a folder is needed. Move it away, or set KANAL_DATA to another folder.',
  EEXIST: 'a file stands where a folder is needed. Move it away, or set KANAL_DATA to another folder.',
  ENOSPC: 'the disk is full. Make room, or set KANAL_DATA to a folder on another disk.',
  EDQUOT: 'the quota of this account is used up. Make room, or set KANAL_DATA to another folder.',
};

/** A file made for one answer: written beside the transaction that reads it, sent after its commit, taken away. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../access/actors.ts';
import { madeType, type WrittenFile } from '../../kernel/made-file.ts';
import type { Implementation } from '../operations/implement.ts';
import { type RunDeps, runOperation } from '../operations/run.ts';
import { asFile } from './as-file.ts';
import { readerLocale } from './reader-locale.ts';

export async function sendMade(
  request: FastifyRequest,
  reply: FastifyReply,
  impl: Implementation,
  caller: Caller,
  deps: RunDeps,
  input: unknown,
): Promise<FastifyReply> {
  // Readable by this process alone; it goes away whether the reader has waited for the end or not.
  const folder = await mkdtemp(path.join(tmpdir(), `kanal-made-${process.pid}-`));
  const away = () =>
    rm(folder, { recursive: true, force: true }).catch((error: unknown) =>
      request.log.error({ err: error, request: request.id, folder }, 'a sent file stays'),
    );
  try {
    const place = path.join(folder, 'file');
    const file = { path: place, locale: readerLocale(request, caller) };
    const answer = await runOperation(deps, impl, caller, { requestId: request.id, input, file });
    const bytes = createReadStream(place).once('close', away);
    return asFile(reply, (answer as WrittenFile).file_name, madeType(impl.operation) as string).send(bytes);
  } catch (error) {
    await away();
    throw error;
  }
}

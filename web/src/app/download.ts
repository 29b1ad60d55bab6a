import { ApiProblem, type ProblemBody, prepare, RetryableError } from './api.ts';
import { type Operations, operations } from './operations.gen.ts';

type FileOperation = 'downloadFile';

/**
 * Fetches a file with the membership that a plain link could not carry, and hands it to the browser to keep.
 * @throws ApiProblem when the server refuses; RetryableError when it cannot be reached or fails
 */
export async function download(name: FileOperation, input: Operations[FileOperation]['input'], fileName: string) {
  const { url, init } = prepare(operations[name][0], operations[name][1], input);
  const response = await fetch(url, { credentials: 'same-origin', ...init });
  if (!response.ok) {
    const refused = response.headers.get('content-type')?.includes('application/problem+json');
    if (refused && response.status < 500) throw new ApiProblem((await response.json()) as ProblemBody);
    throw new RetryableError('server', response.status);
  }
  const address = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

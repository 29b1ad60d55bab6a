import { ApiProblem, type ProblemBody, prepare, RetryableError } from './api.ts';
import { type Operations, operations } from './operations.gen.ts';

export type SheetOperation = 'exportRegistrations' | 'exportPartners' | 'exportCustomers';
type FileOperation = 'downloadFile' | SheetOperation;

/**
 * Fetches a file with the membership that a plain link could not carry, and hands it to the browser to keep.
 * @returns the name it is kept under: the one given, else the server's
 * @throws ApiProblem when the server refuses; RetryableError when it cannot be reached or fails
 */
export async function download<N extends FileOperation>(
  name: N,
  input: Operations[N]['input'],
  fileName?: string,
): Promise<string> {
  const { url, init } = prepare(operations[name][0], operations[name][1], input);
  const response = await fetch(url, { credentials: 'same-origin', ...init });
  if (!response.ok) {
    const refused = response.headers.get('content-type')?.includes('application/problem+json');
    if (refused && response.status < 500) throw new ApiProblem((await response.json()) as ProblemBody);
    throw new RetryableError('server', response.status);
  }
  const address = URL.createObjectURL(await response.blob());
  const kept = fileName ?? nameOf(response);
  const link = Object.assign(document.createElement('a'), { href: address, download: kept });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return kept;
}

function nameOf(response: Response): string {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return name ? decodeURIComponent(name) : 'kanal.xlsx';
}

import { addressOf, prepare } from './api.ts';
import { failureOf } from './api-problem.ts';
import type { Operations } from './operations.gen.ts';

export type SheetOperation = 'exportRegistrations' | 'exportPartners' | 'exportCustomers' | 'exportAuditEvents';
/** What is made for its reader, at once or in the background. */
export type MadeOperation = SheetOperation | 'downloadEvidence' | 'exportDispute';
type FileOperation =
  | 'downloadFile'
  | 'downloadDisputeFile'
  | 'downloadExport'
  | 'downloadReceipt'
  | 'downloadReceiptPdf'
  | 'downloadKeyReceipt'
  | 'downloadJointDealReceipt'
  | 'exportFairPlay'
  | 'downloadFairPlayPdf'
  | 'exportImportFaults'
  | 'exportImportTemplate'
  | MadeOperation;

/**
 * Asks for a file with the membership that a plain link could not carry.
 * @throws ApiProblem when the server refuses; RetryableError when it cannot be reached or fails
 */
export async function fetchFile<N extends FileOperation>(name: N, input: Operations[N]['input']): Promise<Response> {
  const { url, init } = prepare(...addressOf(name), input);
  const response = await fetch(url, { credentials: 'same-origin', ...init });
  if (!response.ok) throw await failureOf(response);
  return response;
}

/**
 * Fetches a file and hands it to the browser to keep.
 * @returns the name it is kept under: the one given, else the server's
 * @throws as `fetchFile`
 */
export async function download<N extends FileOperation>(
  name: N,
  input: Operations[N]['input'],
  fileName?: string,
): Promise<string> {
  const response = await fetchFile(name, input);
  const kept = fileName ?? nameOf(response);
  keep(kept, await response.blob());
  return kept;
}

/** A text that this page has made, as a file. */
export const keepText = (name: string, text: string, type = 'text/plain'): void =>
  keep(name, new Blob([text], { type }));

function keep(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function nameOf(response: Response): string {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return name ? decodeURIComponent(name) : 'kanal.xlsx';
}

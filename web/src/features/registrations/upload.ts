import { ApiProblem, currentMembership, newIdempotencyKey, type Output, RetryableError } from '../../app/api.ts';
import type { ProblemBody } from '../../app/api-problem.ts';
import { currentLocale } from '../../app/messages.ts';

export type FileView = Output<'attachFile'>;

export function uploadFile(registrationId: string, file: File, onProgress: (share: number) => void): Promise<FileView> {
  return sendFile(`/v1/registrations/${registrationId}/files`, file, onProgress);
}

/**
 * Sends the bytes of a file to where an operation takes them; `fetch` cannot say how far it is, so this is the older
 * request.
 * @throws ApiProblem when the server refuses the file; RetryableError when it cannot be reached
 */
export function sendFile<Answer>(address: string, file: File, onProgress: (share: number) => void): Promise<Answer> {
  const request = new XMLHttpRequest();
  request.open('POST', `${address}?name=${encodeURIComponent(file.name)}`);
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('accept-language', currentLocale());
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('idempotency-key', newIdempotencyKey());
  const membership = currentMembership();
  if (membership) request.setRequestHeader('kanal-membership', membership);
  request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(new RetryableError('offline', 0));
    request.onload = () => {
      const type = request.getResponseHeader('content-type') ?? '';
      if (request.status < 300) resolve(JSON.parse(request.responseText) as Answer);
      else if (request.status < 500 && type.includes('problem+json')) {
        reject(new ApiProblem(JSON.parse(request.responseText) as ProblemBody));
      } else reject(new RetryableError('server', request.status));
    };
    request.send(file);
  });
}

/** Fetches an attached file and hands it to the browser under its own name. */
export async function saveFile(registrationId: string, file: Pick<FileView, 'id' | 'name'>): Promise<void> {
  const membership = currentMembership();
  const response = await fetch(`/v1/registrations/${registrationId}/files/${file.id}`, {
    credentials: 'same-origin',
    headers: { 'accept-language': currentLocale(), ...(membership ? { 'kanal-membership': membership } : {}) },
  });
  if (!response.ok) throw new RetryableError('server', response.status);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}

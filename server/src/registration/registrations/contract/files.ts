import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { FileView } from './views.ts';

const id = z.uuid();
export const stored = z.strictObject({
  storageKey: z.string(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
});

export const attachFile = operation('attachFile', {
  kind: 'command',
  http: 'POST /v1/registrations/{id}/files',
  access: { permission: 'registration.attach' },
  body: 'upload',
  input: z.strictObject({ id, file: stored }),
  output: FileView,
  problems: ['registration.too_many_files', 'file.empty', 'file.kind_refused', 'file.bad_name'],
  summary: 'Attaches a file (query parameter `name`, body: its bytes)',
  // Bytes of removed files stay for the history: nobody fills the disk by attaching and removing.
  ratePerMinute: 60,
});

export const downloadFile = operation('downloadFile', {
  // A command, because a read by the vendor's people is recorded and shown to the partner.
  kind: 'command',
  http: 'GET /v1/registrations/{id}/files/{file_id}',
  access: { permission: 'registration.read' },
  answer: 'file',
  input: z.strictObject({ id, file_id: z.uuid() }),
  output: z.object({ storageKey: z.string(), name: z.string(), mediaType: z.string() }),
  problems: [],
  summary: 'The bytes of an attached file',
});

export const removeFile = operation('removeFile', {
  kind: 'command',
  http: 'DELETE /v1/registrations/{id}/files/{file_id}',
  access: { permission: 'registration.attach' },
  input: z.strictObject({ id, file_id: z.uuid() }),
  output: z.object({}),
  problems: [],
  summary: 'Takes an attached file off the record; its bytes stay for the history',
});

import type { z } from 'zod';
import { newId } from '../../../kernel/ids.ts';
import { fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { attachFile, downloadFile, removeFile, type stored } from '../contract/files.ts';
import { attachInternalFile } from '../contract/removals.ts';
import type { FileView } from '../contract/views.ts';
import { mayAttach } from '../policy.ts';
import { noteRead } from '../queries/noting.ts';
import { countFiles, insertFile, markFileRemoved, selectFile } from '../store/files.ts';
import { personName } from '../store/history.ts';
import { lockRegistration, type RegistrationRecord, readRegistration, touchDraft } from '../store/registrations.ts';
import type { CommandContext } from './apply.ts';

const filesAtMost = 30;

export const fileOperations = [
  implement(attachFile, async (c, { id, file }) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, id));
    if (!mayAttach(c.actor, row.state)) fail('registration.wrong_state', { state: row.state, event: 'attach' });
    return attach(c, row, file, false);
  }),

  implement(attachInternalFile, async (c, { id, file }) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, id));
    return attach(c, row, file, true);
  }),

  implement(downloadFile, async (c, input) => {
    const row = c.authorize(await readRegistration(c.tx, c.actor.vendorId, input.id));
    const file = await selectFile(c.tx, row.vendor_id, row.id, input.file_id);
    if (!file) fail('record.not_found');
    if (row.state !== 'draft') await noteRead(c, row);
    return { storageKey: file.storage_key, name: file.name, mediaType: file.media_type };
  }),

  implement(removeFile, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const file = await selectFile(c.tx, row.vendor_id, row.id, input.file_id);
    if (!file) fail('record.not_found');
    if (file.uploaded_by !== c.actor.personId) fail('access.forbidden', { permission: 'registration.attach' });
    await markFileRemoved(c.tx, row.vendor_id, file.id, c.now);
    return {};
  }),
];

async function attach(
  c: CommandContext,
  row: RegistrationRecord,
  file: z.infer<typeof stored>,
  internal: boolean,
): Promise<z.infer<typeof FileView>> {
  const { personId } = c.actor;
  if (!personId) return fail('access.forbidden');
  if ((await countFiles(c.tx, row.vendor_id, row.id)) >= filesAtMost)
    fail('registration.too_many_files', { maximum: filesAtMost });
  const id = newId(c.now);
  const { name, mediaType: media_type, sizeBytes: size_bytes } = file;
  await insertFile(c.tx, {
    ...{ vendor_id: row.vendor_id, id, registration_id: row.id, partner_id: row.partner_id },
    ...{ name, media_type, size_bytes, sha256: file.sha256, storage_key: file.storageKey },
    ...{ uploaded_by: personId, uploaded_at: c.now, internal },
  });
  // A draft that grows is not idle, though none of its fields has changed.
  if (row.state === 'draft') await touchDraft(c.tx, row, c.now);
  const person = await personName(c.tx, row.vendor_id, personId);
  const uploaded_at = c.now.toISOString();
  return { id, name, media_type, size_bytes, uploaded_at, uploaded_by: person.full_name, internal };
}

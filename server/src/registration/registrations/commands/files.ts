import { newId } from '../../../kernel/ids.ts';
import { fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { attachFile, downloadFile, removeFile } from '../contract/files.ts';
import { mayAttach } from '../policy.ts';
import { countFiles, insertFile, markFileRemoved, selectFile } from '../store/files.ts';
import { personName } from '../store/history.ts';
import { lockRegistration, readRegistration, touchDraft } from '../store/registrations.ts';

const filesAtMost = 30;

export const fileOperations = [
  implement(attachFile, async (c, { id, file }) => {
    const { vendorId, personId } = c.actor;
    if (!personId) fail('access.forbidden');
    const row = c.authorize(await lockRegistration(c.tx, vendorId, id));
    if (!mayAttach(c.actor, row.state)) fail('registration.wrong_state', { state: row.state, event: 'attach' });
    if ((await countFiles(c.tx, vendorId, row.id)) >= filesAtMost)
      fail('registration.too_many_files', { maximum: filesAtMost });
    const fileId = newId(c.now);
    await insertFile(c.tx, {
      vendor_id: vendorId,
      id: fileId,
      registration_id: row.id,
      partner_id: row.partner_id,
      name: file.name,
      media_type: file.mediaType,
      size_bytes: file.sizeBytes,
      sha256: file.sha256,
      storage_key: file.storageKey,
      uploaded_by: personId,
      uploaded_at: c.now,
    });
    // A draft that grows is not idle, though none of its fields has changed.
    if (row.state === 'draft') await touchDraft(c.tx, row, c.now);
    const person = await personName(c.tx, vendorId, personId);
    return {
      id: fileId,
      name: file.name,
      media_type: file.mediaType,
      size_bytes: file.sizeBytes,
      uploaded_at: c.now.toISOString(),
      uploaded_by: person.full_name,
    };
  }),

  implement(downloadFile, async (c, input) => {
    const row = c.authorize(await readRegistration(c.tx, c.actor.vendorId, input.id));
    const file = await selectFile(c.tx, row.vendor_id, row.id, input.file_id);
    if (!file) fail('record.not_found');
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

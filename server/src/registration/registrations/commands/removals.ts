/** A protection is taken away or moved by two people, after its holder was heard. */
import { newId } from '../../../kernel/ids.ts';
import { accept, fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import {
  answerRemoval,
  confirmRemoval,
  declineRemoval,
  proposeRemoval,
  transferReasons,
} from '../contract/removals.ts';
import { presentRegistration } from '../queries/present.ts';
import {
  answerRemoval as answer,
  declineRemoval as decline,
  frozenUntil,
  mayNotConfirm,
  proposeRemoval as propose,
  removalDates,
  remove,
} from '../rules/removing.ts';
import { isPartner } from '../store/partner-facts.ts';
import { lockRegistration, type RegistrationRecord } from '../store/registrations.ts';
import { closeRemoval, filesOn, insertRemoval, saveRemoval, selectRemoval } from '../store/removals.ts';
import { apply, type CommandContext, factsOf, groundOf, requireActivePartner, wholeVendor } from './apply.ts';
import { handOver } from './receiving.ts';

export const removalCommands = [
  implement(proposeRemoval, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now, row.rules_version_id);
    const { kind, reason_code, note, internal_note, file_ids } = input;
    const to_partner_id = input.to_partner_id ?? null;
    const dates = removalDates(row, ground, { kind, reason_code });
    const change = accept(propose(await factsOf(c.tx, row), { kind, ...dates }));
    if (row.removal_id) fail('registration.removal_open');
    await checkReferences(c, row, { kind, reason_code, to_partner_id, file_ids });
    const id = newId(c.now);
    await insertRemoval(c.tx, {
      ...{ vendor_id: row.vendor_id, id, registration_id: row.id },
      ...{ kind, reason_code, note, internal_note, file_ids, to_partner_id, ...dates },
      proposed_by: c.actor.personId as string,
      proposed_at: c.now,
    });
    const words = { note, internal_note, reason_code, rulesId: row.rules_version_id };
    return presentRegistration(c, await apply(c, row, change, { ...words, set: { removal_id: id } }));
  }),

  implement(answerRemoval, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const removal = await openRemoval(c, row);
    const change = accept(answer(await factsOf(c.tx, row), removal));
    await wholeVendor(c, 'the proposal that the holder answers', () =>
      saveRemoval(c.tx, removal, {
        statement: input.note,
        statement_by: c.actor.personId,
        statement_at: c.now,
      }),
    );
    return presentRegistration(c, await apply(c, row, change, { note: input.note, rulesId: row.rules_version_id }));
  }),

  implement(declineRemoval, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const removal = await openRemoval(c, row);
    const change = accept(decline(await factsOf(c.tx, row)));
    await closeRemoval(c.tx, removal, { outcome: 'declined', answered_by: c.actor.personId, answered_at: c.now });
    const words = { note: input.note, rulesId: row.rules_version_id };
    return presentRegistration(c, await apply(c, row, change, { ...words, set: { removal_id: null } }));
  }),

  implement(confirmRemoval, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const removal = await openRemoval(c, row);
    const change = accept(remove(await factsOf(c.tx, row), removal));
    const ground = await groundOf(c.tx, row.vendor_id, c.now, row.rules_version_id);
    const frozen_until = frozenUntil(row, ground, removal);
    const refused = mayNotConfirm({ ...removal, frozen_until }, c.actor.personId, c.now);
    if (refused) accept(refused);
    const { note, reason_code } = removal;
    const words = { note, reason_code, rulesId: row.rules_version_id };
    await closeRemoval(c.tx, removal, { outcome: 'confirmed', answered_by: c.actor.personId, answered_at: c.now });
    const saved = await apply(c, row, change, { ...words, set: { reason_code } });
    if (removal.to_partner_id) {
      const receiver = { partnerId: removal.to_partner_id, reasonCode: reason_code };
      await saveRemoval(c.tx, removal, { to_registration_id: await handOver(c, row, receiver) });
    }
    return presentRegistration(c, saved);
  }),
];

/** @throws `registration.no_removal` */
async function openRemoval(c: CommandContext, row: RegistrationRecord) {
  const id = row.removal_id;
  if (!id) return fail('registration.no_removal');
  return wholeVendor(c, 'the proposal on this registration', () => selectRemoval(c.tx, row.vendor_id, id));
}

interface Named {
  kind: string;
  reason_code: string;
  to_partner_id: string | null;
  file_ids: string[];
}

async function checkReferences(c: CommandContext, row: RegistrationRecord, named: Named): Promise<void> {
  const wrong = (path: string, code = 'field.not_found') => fail('registration.bad_reference', {}, [{ path, code }]);
  const isTransfer = named.kind === 'transfer';
  const ofTransfer = (transferReasons as readonly string[]).includes(named.reason_code);
  if (ofTransfer !== isTransfer) wrong('reason_code', 'field.invalid');
  if (isTransfer !== (named.to_partner_id !== null)) wrong('to_partner_id', 'field.required');
  const found = await filesOn(c.tx, row.vendor_id, row.id, named.file_ids);
  if (found.length !== new Set(named.file_ids).size) wrong('file_ids');
  if (!named.to_partner_id) return;
  if (named.to_partner_id === row.partner_id) wrong('to_partner_id', 'field.invalid');
  if (!(await isPartner(c.tx, row.vendor_id, named.to_partner_id))) wrong('to_partner_id');
  await requireActivePartner(c.tx, { vendor_id: row.vendor_id, partner_id: named.to_partner_id });
}

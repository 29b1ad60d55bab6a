/** What the sides file. Each sees its own; the vendor's people see all, and say who may read what they file themselves. */
import { accept, fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { tellOfCase } from '../../registrations/index.ts';
import { attachEvidence, downloadDisputeFile, fileEvidence, finishEvidence } from '../contract/cases.ts';
import { evidenceFiled } from '../events.ts';
import { presentFiled } from '../queries/evidence.ts';
import { presentDispute } from '../queries/present.ts';
import { namesAnother } from '../rules/deciding.ts';
import { findParty, type PartyRecord, readDispute, saveDispute, saveParty } from '../store/cases.ts';
import { evidenceOf, insertEvidence, saveEvidence } from '../store/records.ts';
import {
  badReference,
  type Case,
  type CourtContext,
  enterLevel,
  move,
  newCourtId,
  tellCourt,
  withCase,
} from './court.ts';
import { partyFacts } from './parties.ts';

const piecesAtMost = 100;

export const evidenceCommands = [
  implement(fileEvidence, async (c, input) =>
    withCase(c, input.id, async (found) => {
      const { personId } = c.actor;
      if (!personId) fail('access.forbidden', { permission: 'dispute.file' });
      const { dispute } = found;
      if ((await evidenceOf(c.tx, dispute.vendor_id, dispute.id)).length >= piecesAtMost)
        fail('dispute.too_much_evidence', { maximum: piecesAtMost });
      const party = found.own ?? partyFor(found, input.party_id);
      if (!found.own && party) await requireNeutral(c, found, party, `${input.title} ${input.words}`);
      const saved = await move(c, dispute, 'file_evidence', { data: { kind: input.kind, title: input.title } });
      const id = newCourtId(c);
      await insertEvidence(c.tx, {
        vendor_id: dispute.vendor_id,
        id,
        dispute_id: dispute.id,
        party_id: party?.id ?? null,
        partner_id: party?.partner_id ?? null,
        side: found.own ? 'partner' : 'vendor',
        kind: input.kind,
        title: input.title,
        words: input.words,
        dated_on: input.dated_on,
        late: dispute.state !== 'evidence',
        filed_by: personId,
        filed_at: c.now,
      });
      if (party) await logFiled(c, found, party, input.title);
      tellCourt(c, evidenceFiled, saved, { party_id: party?.id ?? null, note: input.title });
      return presentFiled(c, saved, id);
    }),
  ),

  implement(attachEvidence, async (c, { id, evidence_id, file }) =>
    withCase(c, id, async (found) => {
      const { dispute } = found;
      const piece = (await evidenceOf(c.tx, dispute.vendor_id, dispute.id)).find((each) => each.id === evidence_id);
      // A partner sees of others not even that there is something.
      if (!piece || (found.own && piece.party_id !== found.own.id)) fail('record.not_found');
      if (piece.side !== (found.own ? 'partner' : 'vendor')) fail('dispute.not_yours');
      // What was filed is never replaced.
      if (piece.storage_key) fail('dispute.file_there');
      const saved = await move(c, dispute, 'file_evidence', { data: { file: file.name } });
      await saveEvidence(c.tx, piece, {
        file_name: file.name,
        media_type: file.mediaType,
        size_bytes: file.sizeBytes,
        sha256: file.sha256,
        storage_key: file.storageKey,
      });
      const party = found.parties.find((each) => each.id === piece.party_id);
      if (party) await logFiled(c, found, party, `${file.name}, SHA-256 ${file.sha256}`);
      return presentFiled(c, saved, piece.id);
    }),
  ),

  implement(downloadDisputeFile, async (c, input) => {
    const { vendorId, partnerId } = c.actor;
    const disputeId =
      partnerId === null
        ? c.authorize(await readDispute(c.tx, vendorId, input.id)).id
        : c.authorize(await findParty(c.tx, vendorId, input.id)).dispute_id;
    // Row security leaves a partner what is for its eyes.
    const piece = (await evidenceOf(c.tx, vendorId, disputeId)).find((each) => each.id === input.evidence_id);
    if (!piece?.storage_key || !piece.file_name || !piece.media_type) fail('record.not_found');
    return { storageKey: piece.storage_key, name: piece.file_name, mediaType: piece.media_type };
  }),

  implement(finishEvidence, async (c, { id }) =>
    withCase(c, id, async (found) => {
      const { dispute, own } = found;
      if (dispute.state !== 'evidence') fail('dispute.wrong_state', { state: dispute.state, event: 'finish' });
      if (own) await saveParty(c.tx, own, { finished_at: own.finished_at ?? c.now });
      const saved = own ? dispute : await saveDispute(c.tx, dispute, { vendor_finished_at: c.now });
      const parties = found.parties.map((each) => (each.id === own?.id ? { ...each, finished_at: c.now } : each));
      const finished = saved.vendor_finished_at !== null && parties.every((each) => each.finished_at !== null);
      if (finished) await enterLevel(c, { dispute: saved, parties }, 'close_evidence');
      return presentDispute(c, own?.id ?? dispute.id);
    }),
  ),
];

function partyFor({ parties }: Case, id: string | null): PartyRecord | null {
  if (id === null) return null;
  return parties.find((each) => each.id === id) ?? badReference('party_id');
}

async function requireNeutral(c: CourtContext, found: Case, party: PartyRecord, text: string): Promise<void> {
  const facts = await partyFacts(c, found.parties);
  const own = facts.find(({ id }) => id === party.id);
  const refused = own && namesAnother(text, own, facts, 'title');
  if (refused) accept(refused);
}

async function logFiled(c: CourtContext, { dispute }: Case, party: PartyRecord, note: string): Promise<void> {
  await tellOfCase(c, { vendorId: dispute.vendor_id, id: party.registration_id }, 'dispute_evidence', {
    rulesId: dispute.rules_version_id,
    note,
  });
}

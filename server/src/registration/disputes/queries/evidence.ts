/** Evidence as it is weighed: what the system files of itself from the log, and what people have filed. */
import type { z } from 'zod';
import { selectLeavesOf } from '../../../core/trust/index.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { type EvidenceKind, evidenceKinds } from '../contract/codes.ts';
import type { EvidenceView } from '../contract/views.ts';
import type { DisputeRecord, PartyRecord } from '../store/cases.ts';
import { readsOf } from '../store/claims.ts';
import { type EvidenceRecord, evidenceOf } from '../store/records.ts';

export type Evidence = z.infer<typeof EvidenceView>;
type Leaf = Awaited<ReturnType<typeof selectLeavesOf>>[number];

/** The published weight: 6 what the system filed, 1 what somebody says. */
export const weightOf = (kind: EvidenceKind): number => evidenceKinds.length - evidenceKinds.indexOf(kind);

/** In these parties' sight; `forVendor` adds what nobody else reads. */
export async function presentEvidence(
  tx: Tx,
  dispute: DisputeRecord,
  parties: readonly PartyRecord[],
  forVendor: boolean,
): Promise<Evidence[]> {
  const { vendor_id: vendorId } = dispute;
  const seen = new Set(parties.map((party) => party.id));
  const filed = (await evidenceOf(tx, vendorId, dispute.id)).filter(
    ({ party_id }) => forVendor || (party_id !== null && seen.has(party_id)),
  );
  const all: Evidence[] = [];
  const leaves = new Map<string, Leaf[]>();
  for (const party of parties) {
    const own = await selectLeavesOf(tx, vendorId, party.registration_id);
    leaves.set(party.id, own);
    all.push(...own.filter(({ type }) => type !== 'dispute.evidence').map((leaf) => systemFact(leaf, party)));
    all.push(...(await readsFact(tx, vendorId, party)));
  }
  for (const piece of filed) all.push(presentPiece(piece, parties, leaves.get(piece.party_id ?? '') ?? []));
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

const nothing = { words: '', dated_on: null, late: false, file: null } as const;

function systemFact({ leaf_index, type, at }: Leaf, party: PartyRecord): Evidence {
  return {
    ...nothing,
    id: `log-${leaf_index}`,
    by: 'system',
    by_name: '',
    kind: 'system_log',
    weight: weightOf('system_log'),
    title: type,
    at: at.toISOString(),
    party_id: party.id,
    registration_id: party.registration_id,
    index: Number(leaf_index),
  };
}

/** Who opened the registration is recorded too: how many of the vendor's people, and when last. */
async function readsFact(tx: Tx, vendorId: string, party: PartyRecord): Promise<Evidence[]> {
  const { count, last_at } = await readsOf(tx, vendorId, party.registration_id);
  if (Number(count) === 0 || !last_at) return [];
  return [
    {
      ...nothing,
      id: `reads-${party.id}`,
      by: 'system',
      by_name: '',
      kind: 'system_log',
      weight: weightOf('system_log'),
      title: 'reads',
      words: String(count),
      at: new Date(last_at).toISOString(),
      party_id: party.id,
      registration_id: party.registration_id,
      index: null,
    },
  ];
}

function presentPiece(piece: EvidenceRecord, parties: readonly PartyRecord[], leaves: readonly Leaf[]): Evidence {
  const kind = piece.kind as EvidenceKind;
  const filedAt = piece.filed_at.getTime();
  const leaf = leaves.find(({ type, at }) => type === 'dispute.evidence' && at.getTime() === filedAt);
  return {
    id: piece.id,
    by: piece.side as 'vendor' | 'partner',
    by_name: piece.filed_by_name,
    kind,
    weight: weightOf(kind),
    title: piece.title,
    words: piece.words,
    at: piece.filed_at.toISOString(),
    dated_on: piece.dated_on,
    late: piece.late,
    party_id: piece.party_id,
    registration_id: parties.find((party) => party.id === piece.party_id)?.registration_id ?? null,
    file: piece.file_name === null ? null : { name: piece.file_name, size_bytes: Number(piece.size_bytes) },
    index: leaf ? Number(leaf.leaf_index) : null,
  };
}

/** One piece that was just filed: its entry in the log is written with the commit. */
export async function presentFiled(c: { tx: Tx }, dispute: DisputeRecord, id: string): Promise<Evidence> {
  const piece = (await evidenceOf(c.tx, dispute.vendor_id, dispute.id)).find((each) => each.id === id);
  if (!piece) throw new Error(`evidence ${id} was filed, but is not there`);
  return presentPiece(piece, [], []);
}

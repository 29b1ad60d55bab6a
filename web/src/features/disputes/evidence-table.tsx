import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { download } from '../../app/download.ts';
import { type Format, useFormat } from '../../app/use-format.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { problemWords } from '../../ui/error-note.tsx';
import { Seal } from '../../ui/seal.tsx';
import { showToast } from '../../ui/toast.tsx';
import look from './disputes.module.css';
import type { Dispute, Evidence } from './types.ts';

const FACTS = [
  'registered',
  'imported',
  'taken',
  'assigned',
  'action_required',
  'resubmitted',
  'reported',
  'at_risk',
  'changed',
  'edited',
  'approved',
  'rejected',
  'extended',
  'expired',
  'reactivated',
  'won',
  'lost',
  'withdrawn',
  'dispute_opened',
  'dispute_decided',
  'dispute_appealed',
  'dispute_reopened',
  'dispute_closed',
  'breach_recorded',
  'direct_allowed',
] as const;

function factWords({ title, words }: Evidence, t: T): string {
  if (title === 'reads') return t('disputes.fact.reads', { count: Number(words) });
  const known = FACTS.find((fact) => fact === title.replace('.', '_'));
  return t(`disputes.fact.${known ?? 'other'}`);
}

interface RowProps {
  piece: Evidence;
  dispute: Dispute;
  forVendor: boolean;
  entry: (piece: Evidence, mark: ReactNode) => ReactNode;
}

function filedBy(piece: Evidence, dispute: Dispute, forVendor: boolean, vendorName: string, t: T): ReactNode {
  if (piece.by === 'system') return t('disputes.fromLog');
  const party = dispute.parties_seen.find((each) => each.id === piece.party_id);
  const side = piece.by === 'vendor' ? vendorName : (party?.partner.name ?? '');
  return (
    <>
      {side}
      {forVendor && <div className="k-small k-muted">{piece.by_name}</div>}
    </>
  );
}

function notes(piece: Evidence, dispute: Dispute, forVendor: boolean, format: Format, t: T): string {
  const several = forVendor && dispute.parties_seen.length > 1;
  const party = dispute.parties_seen.find((each) => each.id === piece.party_id);
  return [
    format.dateTime(piece.at),
    piece.dated_on && t('disputes.dated', { day: format.day(piece.dated_on) }),
    several && party?.registration.number
      ? t('disputes.registrationNumber', { number: party.registration.number })
      : '',
    piece.late && t('disputes.late'),
    piece.by === 'vendor' && piece.party_id === null && t('disputes.vendorOnly'),
  ]
    .filter(Boolean)
    .join(' · ');
}

function FileLink({ piece, dispute }: { piece: Evidence; dispute: Dispute }) {
  const t = useT();
  const { file } = piece;
  if (!file) return null;
  const fetchIt = () =>
    download('downloadDisputeFile', { id: dispute.id, evidence_id: piece.id }, file.name).catch((error: unknown) =>
      showToast({ tone: 'warn', message: problemWords(error, t) }),
    );
  return (
    <div>
      <UnstyledButton className={look.link} onClick={() => void fetchIt()}>
        {file.name}
      </UnstyledButton>
    </div>
  );
}

function Row({ piece, dispute, forVendor, entry, vendorName }: RowProps & { vendorName: string }) {
  const t = useT();
  const format = useFormat();
  const system = piece.by === 'system';
  return (
    <tr>
      <td className={look.by}>{filedBy(piece, dispute, forVendor, vendorName, t)}</td>
      <td>
        <b>{system ? factWords(piece, t) : piece.title}</b>
        <FileLink piece={piece} dispute={dispute} />
        {!system && piece.words && <div className={look.words}>{piece.words}</div>}
        <div className="k-small k-muted">{notes(piece, dispute, forVendor, format, t)}</div>
      </td>
      <td className={look.weight}>
        <b>{t(`disputes.weightOf.${piece.kind}`)}</b>
        {!system && <div className="k-small k-muted">{t(`disputes.kindOf.${piece.kind}`)}</div>}
      </td>
      <td className={look.entry}>
        {piece.index !== null &&
          entry(
            piece,
            <span className={look.proof}>
              <Seal tone="green" size={18} label={null} />
              {format.number(piece.index)}
            </span>,
          )}
      </td>
    </tr>
  );
}

/** What was filed, each piece with its weight and its entry in the log. */
export function EvidenceTable({
  dispute,
  vendorName,
  forVendor = false,
  entry,
}: Omit<RowProps, 'piece' | 'forVendor'> & { vendorName: string; forVendor?: boolean }) {
  const t = useT();
  return (
    <section className={look.section}>
      <h2>{t('disputes.evidence')}</h2>
      <p className="k-small k-muted">{t('disputes.evidenceNote')}</p>
      <table className={look.table}>
        <thead>
          <tr>
            <th scope="col">{t('disputes.by')}</th>
            <th scope="col">{t('disputes.what')}</th>
            <th scope="col">{t('disputes.weight')}</th>
            <th scope="col">{t('disputes.entry')}</th>
          </tr>
        </thead>
        <tbody>
          {dispute.evidence.map((piece) => (
            <Row
              key={piece.id}
              piece={piece}
              dispute={dispute}
              forVendor={forVendor}
              entry={entry}
              vendorName={vendorName}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

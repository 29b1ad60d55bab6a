import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { useTimeStyle } from '../../app/use-time-style.ts';
import { useReceiptMarks } from '../../features/receipts/receipt-marks.tsx';
import { useReceipts } from '../../features/receipts/use-receipts.ts';
import { RegistrationTimeline } from '../../features/registrations/registration-timeline.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useWorkspace } from '../routes.ts';
import look from './decide.module.css';
import { ReceiptDialog } from './receipts.tsx';

/** What happened, with the notes that only the vendor's side sees, and who opened the record. */
export function History({ registration }: { registration: Registration }) {
  const t = useT();
  const format = useFormat();
  const style = useTimeStyle();
  const { place, vendor } = useWorkspace();
  const events = useRead('listRegistrationEvents', { id: registration.id });
  const readers = useRead('listRegistrationReaders', { id: registration.id }).data?.items;
  const receipts = useReceipts(vendor, registration);
  const [slip, showSlip] = useState<number | null>(null);
  const proofs = useReceiptMarks(receipts, events.data?.items, (index, mark) => (
    <UnstyledButton className={look.receipt!} onClick={() => showSlip(index)}>
      {mark}
    </UnstyledButton>
  ));
  if (events.error) return <ErrorNote error={events.error} onRetry={() => void events.refetch()} />;
  if (!events.data) return <SkeletonRows rows={5} />;
  const eyes = { side: 'vendor' as const, vendor: place.vendor.name, partner: registration.partner.name };
  const internal = events.data.items.filter((event) => event.internal_note);
  // An answer about a similar deal is the vendor's own work and stands beside that deal.
  const shown = events.data.items.filter((event) => event.type !== 'judge');
  return (
    <div className={look.block}>
      <RegistrationTimeline registration={registration} events={shown} eyes={eyes} style={style} proofs={proofs} />
      {slip !== null && <ReceiptDialog receipts={receipts} index={slip} onClose={() => showSlip(null)} />}
      {internal.length > 0 && (
        <>
          <h2 className={look.under}>{t('decide.internalNotes')}</h2>
          <ul className="k-stack">
            {internal.map((event) => (
              <li key={event.seq}>
                {event.internal_note}
                <div className="k-small k-muted">
                  {event.actor_name}, {format.dateTime(event.at)}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {readers && readers.length > 0 && (
        <>
          <h2 className={look.under}>{t('decide.readers')}</h2>
          <p className="k-small k-muted">{t('decide.readersText')}</p>
          <ul className="k-stack">
            {readers.map((reader) => (
              <li key={`${reader.person_name} ${reader.first_at}`}>
                {reader.person_name}
                <span className="k-muted"> · {format.dateTime(reader.first_at)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

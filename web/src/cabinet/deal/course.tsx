import { Link } from '@tanstack/react-router';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import type { TimeStyle } from '../../app/use-time-style.ts';
import { type OpenReceipt, useReceiptMarks } from '../../features/receipts/receipt-marks.tsx';
import type { ReceiptsOf } from '../../features/receipts/use-receipts.ts';
import { RegistrationTimeline } from '../../features/registrations/registration-timeline.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { useRegistrationRules } from '../../features/registrations/use-rules.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useCabinet } from '../routes.ts';
import look from './deal.module.css';
import { SLIP } from './deal-receipt.tsx';

interface CourseProps {
  registration: Registration;
  receipts: ReceiptsOf;
  style: TimeStyle;
}

/** What has happened, each step with its receipt, and what follows. */
export function Course({ registration, receipts, style }: CourseProps) {
  const t = useT();
  const { eyes, vendor } = useCabinet();
  const { id } = registration;
  const { data, error } = useRead('listRegistrationEvents', { id });
  const protectionDays = useRegistrationRules()?.rules.protection_days;
  const open: OpenReceipt = (receipt, mark) => (
    <Link to="/c/$vendor/deals/$id" params={{ vendor, id }} search={{ receipt }} hash={SLIP} replace>
      {mark}
    </Link>
  );
  const proofs = useReceiptMarks(receipts, data?.items, open);
  return (
    <section className={`${look.timeline} ${look.section}`}>
      <h2>{t('registrations.timeline')}</h2>
      {error && <ErrorNote error={error} />}
      {data && (
        <RegistrationTimeline
          registration={registration}
          events={data.items}
          eyes={eyes}
          style={style}
          protectionDays={protectionDays}
          proofs={proofs}
        />
      )}
    </section>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { useTimeStyle } from '../../app/use-time-style.ts';
import { EvidencePoints } from '../../features/deals/evidence-points.tsx';
import { FrozenNote } from '../../features/disputes/frozen-note.tsx';
import { useReceipts } from '../../features/receipts/use-receipts.ts';
import { ActionDialog, type DialogAction } from '../../features/registrations/actions/action-dialog.tsx';
import { amountWords, dealTitle } from '../../features/registrations/deal-words.ts';
import { FileList } from '../../features/registrations/file-list.tsx';
import { StateBadge } from '../../features/registrations/state-badge.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { PageError } from '../../ui/page-error.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useInnerBar } from '../phone-bar.ts';
import { useCabinet } from '../routes.ts';
import { ClaimFacts } from './claim-facts.tsx';
import { CoSelling } from './co-selling.tsx';
import { Course } from './course.tsx';
import look from './deal.module.css';
import { DealActions } from './deal-actions.tsx';
import { DealClock } from './deal-clock.tsx';
import { DealNotes } from './deal-notes.tsx';
import { DealReceipt } from './deal-receipt.tsx';
import { OpenDispute } from './open-dispute.tsx';
import { Readers } from './readers.tsx';

const MINUTE = 60_000;

function Head({ registration }: { registration: Registration }) {
  const t = useT();
  const { locale, number, day } = useFormat();
  const { vendor } = useCabinet();
  const { customer_name, products, close_date } = registration;
  const sum = amountWords(registration, locale, t);
  const priced = registration.billing === 'one_off' ? t('registrations.oneOff', { amount: sum }) : sum;
  const amount = registration.amount_minor === null ? '' : priced;
  const close = close_date ? t('cabinet.deal.closing', { date: day(close_date) }) : '';
  const isHeld = registration.state === 'approved' || registration.state === 'at_risk';
  const until = isHeld && registration.protected_until;
  const held = until ? t('cabinet.deal.heldUntil', { date: day(until) }) : '';
  const index = registration.number === null ? null : number(registration.number);
  const over = index === null ? '' : t('cabinet.slip.index', { number: index });
  const title = dealTitle({ customer_name, families: products }, locale, t);
  useInnerBar(index === null ? title : t('cabinet.deal.bar', { number: index }), '/c/$vendor/deals');
  return (
    <div className={look.head}>
      <PageHeader
        back={
          <Link to="/c/$vendor/deals" params={{ vendor }} className={look.back}>
            {t('cabinet.deal.back')}
          </Link>
        }
        over={
          <>
            <StateBadge state={registration.state} awaits={registration.clock?.awaits} />
            <span>{over}</span>
          </>
        }
        title={title}
        lead={[amount, close, held].filter(Boolean).join(' · ')}
      />
    </div>
  );
}

function Files({ registration, onChange }: { registration: Registration; onChange: () => void }) {
  const t = useT();
  return (
    <section className={`${look.files} ${look.section}`}>
      <h2>{t('registrations.files.title')}</h2>
      <FileList
        files={registration.files}
        registrationId={() => Promise.resolve(registration.id)}
        canAttach={registration.can.attach}
        onChange={onChange}
      />
    </section>
  );
}

function DealPage() {
  const t = useT();
  const style = useTimeStyle();
  const client = useQueryClient();
  const { id } = route.useParams();
  const { vendor } = useCabinet();
  const { sent, receipt } = route.useSearch();
  const [action, setAction] = useState<DialogAction | null>(null);
  const { data: registration, error, refetch } = useRead('getRegistration', { id }, { every: MINUTE });
  const receipts = useReceipts(vendor, { id, number: registration?.number ?? null });
  if (error && !registration) {
    const back = (
      <Link to="/c/$vendor/deals" params={{ vendor }}>
        {t('cabinet.deal.back')}
      </Link>
    );
    return <PageError error={error} onRetry={() => void refetch()} back={back} />;
  }
  if (!registration) return <SkeletonPage />;
  const done = (record: Registration) => {
    setAction(null);
    void client.invalidateQueries();
    client.setQueryData(['getRegistration', { id }], record);
    if (action) showToast({ message: t(`registrations.action.${action}.done`) });
  };
  return (
    <>
      <DealNotes registration={registration} sent={sent} />
      <FrozenNote
        registration={registration}
        link={(words) => (
          <Link to="/c/$vendor/disputes/$id" params={{ vendor, id: registration.frozen?.dispute_id ?? '' }}>
            {words}
          </Link>
        )}
      />
      <div className={look.page}>
        <Head registration={registration} />
        <DealActions registration={registration} onAct={setAction} />
        <div className={look.main}>
          <DealClock registration={registration} style={style} />
          <Course registration={registration} receipts={receipts} style={style} />
          <ClaimFacts registration={registration} />
        </div>
        <div className={look.side}>
          <DealReceipt receipts={receipts} chosen={receipt} style={style} />
          {registration.number !== null && <CoSelling id={id} />}
          <Readers id={id} />
          <OpenDispute registration={registration} />
          <Files registration={registration} onChange={() => void refetch()} />
        </div>
      </div>
      {action && (
        <ActionDialog
          action={action}
          registration={registration}
          proof={
            action === 'extend' || action === 'request_extension' ? <EvidencePoints id={registration.id} /> : undefined
          }
          aside={
            action === 'withdraw' && registration.state === 'draft'
              ? t('registrations.action.withdraw.textDraft')
              : undefined
          }
          onClose={() => setAction(null)}
          onDone={done}
        />
      )}
    </>
  );
}

export const route = createLazyRoute('/c/$vendor/deals/$id')({ component: DealPage });

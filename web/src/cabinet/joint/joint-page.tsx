import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { download } from '../../app/download.ts';
import { useFormat } from '../../app/use-format.ts';
import { usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import look from '../../features/co-selling/co-selling.module.css';
import { StepDialog } from '../../features/co-selling/dialogs.tsx';
import { AgreementBadge } from '../../features/co-selling/state-badge.tsx';
import type { JointDeal } from '../../features/co-selling/types.ts';
import { StateBadge } from '../../features/registrations/state-badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useInnerBar } from '../phone-bar.ts';
import { useCabinet } from '../routes.ts';

type Step = 'accept' | 'refuse' | 'leave';

function Card({ joint, onStep }: { joint: JointDeal; onStep: (step: Step) => void }) {
  const t = useT();
  const { locale, day, dateTime } = useFormat();
  const [failed, setFailed] = useState<unknown>(null);
  const keep = async () => {
    try {
      setFailed(null);
      await download('downloadJointDealReceipt', { id: joint.id, event: 'joined' });
    } catch (error) {
      setFailed(error);
    }
  };
  const { lead, customer_name, project_name, role, own_percent, due_at, deal, note, can } = joint;
  const where = deal && [
    deal.stage?.[locale],
    deal.next_step_on && t('deals.share.nextOn', { day: day(deal.next_step_on) }),
  ];
  return (
    <li className={look.card}>
      <div className={look.byline}>
        <h2>{customer_name}</h2>
        <AgreementBadge state={joint.state} />
        {deal && <StateBadge state={deal.state} bare />}
      </div>
      {project_name && <p>{project_name}</p>}
      <p>{t('deals.share.leadIs', { name: lead })}</p>
      <p>{role}</p>
      <p>
        <b>{t('deals.share.own', { percent: own_percent })}</b>
      </p>
      {where && <p className="k-muted">{where.filter(Boolean).join(' · ')}</p>}
      {due_at && <p className="k-wait">{t('deals.share.answerBy', { time: dateTime(due_at) })}</p>}
      {note && <p className="k-muted">{note}</p>}
      {failed !== null && <ErrorNote error={failed} />}
      <div className={look.buttons}>
        {can.answer && (
          <>
            <Button variant="filled" onClick={() => onStep('accept')}>
              {t('deals.share.accept')}
            </Button>
            <Button onClick={() => onStep('refuse')}>{t('deals.share.refuse')}</Button>
          </>
        )}
        {joint.agreed_at && (
          <Button leftSection={<IconDownload size={18} aria-hidden />} onClick={() => void keep()}>
            {t('deals.share.receipt')}
          </Button>
        )}
        {can.leave && (
          <Button variant="subtle" onClick={() => onStep('leave')}>
            {t('deals.share.leave')}
          </Button>
        )}
      </div>
    </li>
  );
}

function StepOf({ joint, step, onClose }: { joint: JointDeal; step: Step; onClose: () => void }) {
  const t = useT();
  const { vendorName } = useCabinet();
  const { id, customer_name, lead, own_percent: percent } = joint;
  const send = (note: string) =>
    step === 'leave'
      ? call('leaveCoSelling', { id, note })
      : call('answerCoSelling', { id, accept: step === 'accept', note });
  return (
    <StepDialog
      title={customer_name}
      text={t(`deals.share.${step}Text`, { lead, percent })}
      submit={t(`deals.share.${step}`)}
      danger={step === 'leave'}
      {...(step === 'accept' ? {} : { label: t('deals.share.wordTo', { name: vendorName }) })}
      send={send}
      onClose={onClose}
    />
  );
}

/** Deals of other partners that this one is invited to or takes part in. */
function JointPage() {
  const t = useT();
  const { vendor } = useCabinet();
  const pages = usePages('listJointDeals', { limit: 50 });
  const [asked, setAsked] = useState<{ joint: JointDeal; step: Step } | null>(null);
  useDocumentTitle(`${t('deals.joint')} · Kanal`);
  useInnerBar(t('deals.joint'), '/c/$vendor/deals');
  return (
    <>
      <PageHeader
        back={
          <Link to="/c/$vendor/deals" params={{ vendor }}>
            {t('deals.joint.back')}
          </Link>
        }
        title={t('deals.joint')}
        lead={t('deals.joint.lead')}
      />
      {pages.error !== null && <ErrorNote error={pages.error} onRetry={pages.refetch} />}
      {!pages.rows && !pages.error && <SkeletonRows rows={4} />}
      {pages.rows?.length === 0 && <Empty title={t('deals.joint.empty')}>{t('deals.joint.emptyText')}</Empty>}
      <ul className={look.cards}>
        {pages.rows?.map((joint) => (
          <Card key={joint.id} joint={joint} onStep={(step) => setAsked({ joint, step })} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button onClick={pages.loadMore} loading={pages.loadingMore}>
          {t('ui.more')}
        </Button>
      )}
      {asked && <StepOf {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

export const route = createLazyRoute('/c/$vendor/joint-deals')({ component: JointPage });

import { useDocumentTitle } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { useTimeStyle } from '../../app/use-time-style.ts';
import { disputeClockWords } from '../../features/disputes/clock-of.ts';
import look from '../../features/disputes/disputes.module.css';
import { EvidenceTable } from '../../features/disputes/evidence-table.tsx';
import { Ruling } from '../../features/disputes/outcome.tsx';
import { SimilarPrecedents } from '../../features/disputes/precedents.tsx';
import { DisputeBadge } from '../../features/disputes/state-badge.tsx';
import { Steps } from '../../features/disputes/steps.tsx';
import type { Dispute } from '../../features/disputes/types.ts';
import { WhileOpen } from '../../features/disputes/while-open.tsx';
import { dealTitle } from '../../features/registrations/deal-words.ts';
import { BigClock } from '../../ui/clock.tsx';
import { Note } from '../../ui/note.tsx';
import { PageError } from '../../ui/page-error.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { useWorkspace } from '../routes.ts';
import { Bench } from './bench.tsx';
import { type Asked, CaseActions, CaseDialog } from './case-actions.tsx';
import { CaseHistory } from './case-history.tsx';
import { Decisions } from './decisions.tsx';
import { KeepRemedies } from './keep-remedies.tsx';
import { Parties } from './parties.tsx';

const MINUTE = 60_000;

function Head({ dispute, onAsk }: { dispute: Dispute; onAsk: (asked: Asked) => void }) {
  const t = useT();
  const { locale } = useLocale();
  const { dateTime } = useFormat();
  const { vendor } = useWorkspace();
  const deal = dealTitle({ customer_name: dispute.customer_name, families: dispute.families }, locale, t);
  const opened = dispute.opened_side === 'partner' ? 'disputes.openedByPartner' : 'disputes.openedByVendor';
  useDocumentTitle(`${t('disputes.case', { number: dispute.number })} · Kanal`);
  return (
    <PageHeader
      back={
        <Link to="/w/$vendor/disputes" params={{ vendor }}>
          {t('disputes.back')}
        </Link>
      }
      over={
        <>
          <DisputeBadge row={dispute} />
          <span className="k-small k-muted">
            {[
              t('disputes.case', { number: dispute.number }),
              t(opened, { time: dateTime(dispute.opened_at) }),
              dispute.lane === 'urgent' ? t('disputes.urgent') : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      }
      title={`${deal}: ${t(`disputes.kind.${dispute.kind}`)}`}
      actions={<CaseActions dispute={dispute} onAsk={onAsk} />}
    />
  );
}

function Turn({ dispute }: { dispute: Dispute }) {
  const t = useT();
  const style = useTimeStyle();
  const { place } = useWorkspace();
  const { clock, partner } = dispute;
  if (!clock) {
    if (!dispute.lapsed) return null;
    return (
      <Note tone="hold" title={t('disputes.closedLapsed')}>
        {t('disputes.closedLapsedText')}
      </Note>
    );
  }
  const eyes = { side: 'vendor' as const, vendor: place.vendor.name, partner: partner.name };
  const words = disputeClockWords({ clock, lane: dispute.lane }, eyes, style, t);
  const state = dispute.state === 'evidence' ? t('disputes.evidenceTurn') : words.turn;
  return (
    <section className={look.section}>
      <h2 className="k-hidden">{t('disputes.clock')}</h2>
      <BigClock {...words.reading} label={words.label} face={words.face}>
        <p>
          <b className={words.tone === 'late' ? 'k-stop' : ''}>
            {dispute.state === 'decided' ? t('disputes.decided') : state}
          </b>
        </p>
        <p>
          {clock.overdue && clock.awaits === 'decision'
            ? t('disputes.awaitsLate', { due: words.due })
            : t(`disputes.awaits.${clock.awaits}`, { due: words.due })}
        </p>
      </BigClock>
    </section>
  );
}

function Side({ dispute, onAsk }: { dispute: Dispute; onAsk: (asked: Asked) => void }) {
  const t = useT();
  return (
    <div className={look.side}>
      <Parties dispute={dispute} onAsk={onAsk} />
      <Bench dispute={dispute} onAsk={onAsk} />
      <WhileOpen dispute={dispute} />
      <section className={look.section}>
        <h2>{t('disputes.rules')}</h2>
        <p>
          {t('disputes.rulesText', { version: dispute.rules.version, ground: t(`disputes.ground.${dispute.ground}`) })}
        </p>
      </section>
      <SimilarPrecedents ground={dispute.ground} />
    </div>
  );
}

function CasePage() {
  const t = useT();
  const client = useQueryClient();
  const { id } = route.useParams();
  const { vendor, place } = useWorkspace();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data: dispute, error, refetch } = useRead('getDispute', { id }, { every: MINUTE });
  if (error && !dispute) {
    const back = (
      <Link to="/w/$vendor/disputes" params={{ vendor }}>
        {t('disputes.back')}
      </Link>
    );
    return <PageError error={error} onRetry={() => void refetch()} back={back} />;
  }
  if (!dispute) return <SkeletonPage />;
  return (
    <>
      <Head dispute={dispute} onAsk={setAsked} />
      <Steps dispute={dispute} />
      <div className={look.columns}>
        <div>
          <Turn dispute={dispute} />
          <Decisions dispute={dispute} onAsk={setAsked} />
          <Ruling dispute={dispute} named />
          <KeepRemedies dispute={dispute} />
          <EvidenceTable
            dispute={dispute}
            vendorName={place.vendor.name}
            forVendor
            entry={(_piece, mark) => <span className="k-nowrap">{mark}</span>}
          />
          <CaseHistory dispute={dispute} />
        </div>
        <Side dispute={dispute} onAsk={setAsked} />
      </div>
      {asked && (
        <CaseDialog
          asked={asked}
          dispute={dispute}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            void client.invalidateQueries();
          }}
        />
      )}
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/disputes/$id')({ component: CasePage });

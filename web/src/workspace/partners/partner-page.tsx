import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { StandingSanctions } from '../../features/conduct/standing-sanctions.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Note } from '../../ui/note.tsx';
import { PageError } from '../../ui/page-error.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { Branches } from './branches.tsx';
import { ManagerChoice } from './manager-choice.tsx';
import { PartnerDeals } from './partner-deals.tsx';
import { PartnerForm } from './partner-form.tsx';
import { PartnerKeys } from './partner-keys.tsx';
import { PartnerPeople } from './partner-people.tsx';
import type { Move, Partner } from './partner-types.ts';
import { PartnerStatusBadge } from './status-badge.tsx';
import { StatusForm } from './status-form.tsx';

function Details({ partner }: { partner: Partner }) {
  const t = useT();
  const dash = (value: string | null) => value || '—';
  return (
    <Facts
      termWidth={128}
      facts={[
        { term: t('partners.legalName'), value: dash(partner.legal_name) },
        {
          term: t('partners.taxId'),
          value: dash(partner.tax_id),
          ...(partner.kpp ? { note: t('partners.kppIs', { value: partner.kpp }) } : {}),
        },
        {
          term: t('partners.place'),
          value: [...new Set([partner.city, partner.region])].filter(Boolean).join(', ') || '—',
        },
        { term: t('partners.site'), value: dash(partner.web_domain) },
        { term: t('partners.reach'), value: [partner.email, partner.phone].filter(Boolean).join(' · ') || '—' },
        { term: t('partners.manager'), value: <ManagerChoice partner={partner} /> },
      ]}
    />
  );
}

function StatusNote({ partner }: { partner: Partner }) {
  const t = useT();
  const format = useFormat();
  if (partner.status === 'active' || !partner.status_reason) return null;
  return (
    <Note
      tone={partner.status === 'suspended' ? 'stop' : 'plain'}
      title={t('partners.statusSince', {
        status: t(`workspace.partnerStatus.${partner.status}`),
        day: format.day(partner.status_since),
      })}
    >
      {partner.status_reason}
    </Note>
  );
}

function Sheet({ partner }: { partner: Partner }) {
  const t = useT();
  const { vendor, can } = useWorkspace();
  const [editing, setEditing] = useState(false);
  const [move, setMove] = useState<Move | null>(null);
  return (
    <>
      <PageHeader
        back={
          <Link to="/w/$vendor/partners" params={{ vendor }}>
            {t('partners.all')}
          </Link>
        }
        over={<PartnerStatusBadge status={partner.status} />}
        title={partner.name}
        lead={[t(`workspace.tier.${partner.tier}`), partner.city].filter(Boolean).join(' · ')}
        actions={
          <>
            {partner.can.moves.map((one) => (
              <Button key={one} variant={one === 'terminate' ? 'danger' : 'default'} onClick={() => setMove(one)}>
                {t(`partners.move.${one}`)}
              </Button>
            ))}
            {partner.can.update && <Button onClick={() => setEditing(true)}>{t('partners.edit')}</Button>}
          </>
        }
      />
      <StatusNote partner={partner} />
      {can('conduct.read') && (
        <StandingSanctions
          partnerId={partner.id}
          link={(id, words) => (
            <Link to="/w/$vendor/conduct" params={{ vendor }} search={{ tab: 'cases', case: id }}>
              {words}
            </Link>
          )}
        />
      )}
      <div className={page.columns}>
        <div>
          <PartnerDeals partner={partner} />
        </div>
        <div>
          <section className={page.section}>
            <Details partner={partner} />
          </section>
          <PartnerPeople partner={partner} />
          <Branches partner={partner} />
          <PartnerKeys partnerId={partner.id} />
        </div>
      </div>
      {editing && <PartnerForm partner={partner} onClose={() => setEditing(false)} />}
      {move && <StatusForm partner={partner} move={move} onClose={() => setMove(null)} />}
    </>
  );
}

function PartnerPage() {
  const { id } = route.useParams();
  const { vendor } = useWorkspace();
  const t = useT();
  const { data, error, refetch } = useRead('getPartner', { id });
  useDocumentTitle(`${data?.name ?? t('workspace.nav.partners')} · Kanal`);
  if (error) {
    const back = (
      <Link to="/w/$vendor/partners" params={{ vendor }}>
        {t('partners.all')}
      </Link>
    );
    return <PageError error={error} onRetry={() => void refetch()} back={back} />;
  }
  return data ? <Sheet partner={data} /> : <SkeletonPage />;
}

export const route = createLazyRoute('/w/$vendor/partners/$id')({ component: PartnerPage });

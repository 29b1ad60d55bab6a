import '@mantine/core/styles/Tabs.layer.css';
import { Tabs } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { SimilarPrecedents } from '../../features/disputes/precedents.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageError } from '../../ui/page-error.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { useWorkspace } from '../routes.ts';
import { ActionBar } from './action-bar.tsx';
import { ExtensionRequest } from './after-bar.tsx';
import { Appeal } from './appeal.tsx';
import { Candidates } from './candidates.tsx';
import { Claim } from './claim.tsx';
import { CoSelling } from './co-selling.tsx';
import { HeldByCourt, ToCourt } from './court.tsx';
import look from './decide.module.css';
import { DecideHeader } from './decide-header.tsx';
import { DirectDeals } from './direct-deals.tsx';
import { Files } from './files.tsx';
import { History } from './history.tsx';
import { Outcome } from './outcome.tsx';
import { Preview } from './preview.tsx';
import { RemovalRequest } from './removal.tsx';
import { Rules } from './rules.tsx';
import { Transfers } from './transfers.tsx';
import type { Dossier } from './types.ts';

type Tab = 'claim' | 'history' | 'files';

function Sheets({ registration, dossier }: { registration: Registration; dossier: Dossier | undefined }) {
  const t = useT();
  const { can } = useWorkspace();
  const [tab, setTab] = useState<Tab>('claim');
  return (
    <Tabs
      value={tab}
      onChange={(next) => setTab((next as Tab) ?? 'claim')}
      classNames={{ list: look.tabs!, tab: look.tab! }}
    >
      <Tabs.List>
        <Tabs.Tab value="claim">{t('decide.tab.claim')}</Tabs.Tab>
        <Tabs.Tab value="history">{t('decide.tab.history')}</Tabs.Tab>
        <Tabs.Tab value="files">
          {registration.files.length > 0
            ? t('decide.tab.files', { count: registration.files.length })
            : t('decide.tab.filesNone')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="claim">
        <HeldByCourt registration={registration} />
        <Appeal registration={registration} />
        <RemovalRequest registration={registration} />
        <ExtensionRequest registration={registration} />
        <Outcome registration={registration} />
        <Transfers registration={registration} />
        <Claim registration={registration} dossier={dossier} />
        {dossier && <DirectDeals registration={registration} />}
        {dossier && <Rules registration={registration} dossier={dossier} />}
        {dossier && <Preview registration={registration} dossier={dossier} />}
        {dossier?.on_approval.decision_rule &&
          (registration.can.reject || registration.can.take) &&
          can('precedent.read') && (
            <div className={look.similar}>
              <SimilarPrecedents priority_rule={dossier.on_approval.decision_rule} />
            </div>
          )}
        <CoSelling registration={registration} />
        <ToCourt registration={registration} />
      </Tabs.Panel>
      <Tabs.Panel value="history">{tab === 'history' && <History registration={registration} />}</Tabs.Panel>
      <Tabs.Panel value="files">
        <Files registration={registration} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Case({ registration }: { registration: Registration }) {
  const { can } = useWorkspace();
  const judges = can('registration.decide') && registration.state !== 'draft';
  const dossier = useRead('getDossier', { id: registration.id }, { enabled: judges });
  return (
    <div className={look.page}>
      <DecideHeader registration={registration} dossier={dossier.data} />
      <div className={look.columns}>
        <section className={look.claim}>
          <Sheets registration={registration} dossier={dossier.data} />
        </section>
        <section className={look.candidates}>
          {dossier.error && <ErrorNote error={dossier.error} onRetry={() => void dossier.refetch()} />}
          <Candidates registration={registration} dossier={dossier.data} loading={dossier.isLoading} />
        </section>
      </div>
      {dossier.data && <ActionBar key={registration.id} registration={registration} dossier={dossier.data} />}
    </div>
  );
}

function DecidePage() {
  const { id } = route.useParams();
  const { vendor } = useWorkspace();
  const t = useT();
  // Opening is recorded and shown to the partner, so the record is not asked for again by itself.
  const { data, error, refetch } = useRead('getRegistration', { id }, { staleTime: 60_000 });
  useDocumentTitle(`${data ? data.customer_name : t('decide.title')} · Kanal`);
  if (error) {
    const back = (
      <Link to="/w/$vendor/deals" params={{ vendor }} search={{ view: 'my_turn' }}>
        {t('decide.back')}
      </Link>
    );
    return <PageError error={error} onRetry={() => void refetch()} back={back} />;
  }
  if (!data) return <SkeletonPage />;
  return <Case key={data.id} registration={data} />;
}

export const route = createLazyRoute('/w/$vendor/deals/$id')({ component: DecidePage });

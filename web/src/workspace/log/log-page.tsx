import { fromBase64 } from '@kanal/receipt';
import { checkpointWords } from '@kanal/receipt/words';
import { formatZone } from '@kanal/server/kernel/dates.ts';
import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconBriefcase2 } from '@tabler/icons-react';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { type ComponentType, useState } from 'react';
import { useRead } from '../../app/use-operation.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { EvidenceForm } from './evidence-form.tsx';
import { LeafDrawer } from './leaf-drawer.tsx';
import { Leaves } from './leaves.tsx';
import { type LogSearch, type SectionProps, TABS, type Tab } from './log-search.ts';
import { ClaimOrder } from './order.tsx';
import { UnopenedMonths } from './unopened.tsx';

const SECTIONS: Record<Tab, ComponentType<SectionProps>> = {
  leaves: Leaves,
  order: ClaimOrder,
  unopened: UnopenedMonths,
};

function Lead() {
  const t = useT();
  const { locale } = useLocale();
  const { checkpoint, time_zone: timeZone } = useRead('getLogHead', {}).data ?? {};
  if (!checkpoint || !timeZone) return t('log.lead');
  const words = checkpointWords(fromBase64(checkpoint.root), locale).join(' ');
  const zone = formatZone(new Date(), { locale, timeZone });
  return t('log.leadOf', { count: checkpoint.size, words, zone });
}

/** The trust log for those who check it: every leaf, the order of equal claims, what nobody has opened. */
function LogPage() {
  const t = useT();
  const navigate = useNavigate();
  const { vendor } = useWorkspace();
  const search: LogSearch = route.useSearch();
  const [taking, setTaking] = useState(false);
  useDocumentTitle(`${t('workspace.nav.log')} · Kanal`);
  const go = (next: LogSearch) =>
    void navigate({ to: '/w/$vendor/log', params: { vendor }, search: next, replace: true });
  const change = (next: LogSearch) => go({ ...search, ...next });
  const current = search.tab ?? 'leaves';
  const Section = SECTIONS[current];
  return (
    <>
      <PageHeader
        title={t('workspace.nav.log')}
        lead={<Lead />}
        actions={
          <Button leftSection={<IconBriefcase2 size={18} aria-hidden />} onClick={() => setTaking(true)}>
            {t('log.evidence')}
          </Button>
        }
      />
      <nav className={page.tabs} aria-label={t('workspace.nav.log')}>
        {TABS.map((tab) => (
          <Link
            key={tab}
            className={page.tab}
            to="/w/$vendor/log"
            params={{ vendor }}
            search={{ tab }}
            {...(tab === current ? { 'aria-current': 'page' as const } : {})}
          >
            {t(`log.tab.${tab}`)}
          </Link>
        ))}
      </nav>
      <Section search={search} change={change} />
      {search.leaf !== undefined && (
        <LeafDrawer
          index={search.leaf}
          onOpen={(leaf) => change({ leaf })}
          onClose={() => change({ leaf: undefined })}
        />
      )}
      {taking && <EvidenceForm first={search.first} last={search.last} onClose={() => setTaking(false)} />}
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/log')({ component: LogPage });

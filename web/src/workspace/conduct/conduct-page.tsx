import type { Permission } from '@kanal/server/access/permissions.ts';
import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { Cases } from '../../features/conduct/cases.tsx';
import { Complaints } from '../../features/conduct/complaints.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { DirectSales } from './direct.tsx';
import { OpenCase } from './open-case.tsx';
import { Report } from './report.tsx';

const TABS = ['cases', 'direct', 'complaints', 'report'] as const;
type Tab = (typeof TABS)[number];
const NEEDS: Record<Tab, Permission> = {
  cases: 'conduct.read',
  direct: 'direct.read',
  complaints: 'complaint.make',
  report: 'fair_play.read',
};

/** Fair play: what binds both sides, and the numbers of it. */
function ConductPage() {
  const t = useT();
  const { vendor, can } = useWorkspace();
  const search = route.useSearch();
  const [opening, setOpening] = useState(false);
  const shown = TABS.filter((tab) => can(NEEDS[tab]));
  const tab = shown.find((one) => one === search.tab) ?? shown[0];
  useDocumentTitle(`${t('workspace.nav.conduct')} · Kanal`);
  const open = can('conduct.open') && (
    <Button variant="filled" onClick={() => setOpening(true)}>
      {t('conduct.open')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('workspace.nav.conduct')} lead={t('conduct.lead')} />
      <nav className={page.tabs} aria-label={t('workspace.nav.conduct')}>
        {shown.map((one) => (
          <Link
            key={one}
            className={page.tab}
            to="/w/$vendor/conduct"
            params={{ vendor }}
            search={{ tab: one }}
            {...(one === tab ? { 'aria-current': 'page' as const } : {})}
          >
            {t(`conduct.tab.${one}`)}
          </Link>
        ))}
      </nav>
      {tab === 'cases' && <Cases withPartner named={search.case} actions={open} />}
      {tab === 'direct' && <DirectSales />}
      {tab === 'complaints' && <Complaints />}
      {tab === 'report' && <Report />}
      {opening && <OpenCase onClose={() => setOpening(false)} />}
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/conduct')({ component: ConductPage });

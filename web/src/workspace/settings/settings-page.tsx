import type { Permission } from '@kanal/server/access/permissions.ts';
import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useT } from '../../app/use-t.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import type { ListSearch } from '../list-search.ts';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { About } from './about.tsx';
import { ApiKeys } from './api-keys.tsx';
import { Calendar } from './calendar.tsx';
import { Deputies } from './deputies.tsx';
import { Mails } from './mails.tsx';
import { Stages } from './stages/stages.tsx';
import { Trail } from './trail.tsx';
import { VendorForm } from './vendor-form.tsx';
import { Witnesses } from './witnesses.tsx';

const TABS = ['vendor', 'calendar', 'deputies', 'stages', 'keys', 'witnesses', 'mails', 'trail', 'about'] as const;
type Tab = (typeof TABS)[number];

const SECTIONS: Record<Tab, { needs: Permission; Section: ComponentType<{ search: ListSearch }> }> = {
  vendor: { needs: 'settings.read', Section: VendorForm },
  calendar: { needs: 'calendar.read', Section: Calendar },
  deputies: { needs: 'person.read', Section: Deputies },
  stages: { needs: 'deal.read', Section: Stages },
  keys: { needs: 'api_key.manage', Section: ApiKeys },
  witnesses: { needs: 'settings.read', Section: Witnesses },
  mails: { needs: 'outbox.read', Section: Mails },
  trail: { needs: 'audit.read', Section: Trail },
  about: { needs: 'settings.read', Section: About },
};

function SettingsPage() {
  const t = useT();
  const { vendor, can } = useWorkspace();
  const search = route.useSearch();
  useDocumentTitle(`${t('workspace.nav.settings')} · Kanal`);
  const shown = TABS.filter((tab) => can(SECTIONS[tab].needs));
  const current = shown.find((tab) => tab === search.tab) ?? shown[0] ?? 'calendar';
  const { Section } = SECTIONS[current];
  return (
    <>
      <PageHeader title={t('workspace.nav.settings')} />
      <nav className={page.tabs} aria-label={t('workspace.nav.settings')}>
        {shown.map((tab) => (
          <Link
            key={tab}
            className={page.tab}
            to="/w/$vendor/settings"
            params={{ vendor }}
            search={{ tab }}
            {...(tab === current ? { 'aria-current': 'page' as const } : {})}
          >
            {t(`settings.tab.${tab}`)}
          </Link>
        ))}
      </nav>
      <Section key={current} search={search} />
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/settings')({ component: SettingsPage });

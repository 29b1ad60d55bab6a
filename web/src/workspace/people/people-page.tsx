import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import type { ListSearch } from '../list-search.ts';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { Invitations } from './invitations.tsx';
import { InviteForm } from './invite-form.tsx';
import { PeopleList } from './people-list.tsx';
import { Requests } from './requests.tsx';

const TABS = ['staff', 'partners', 'invitations', 'requests'] as const;
type Tab = (typeof TABS)[number];

function Tabs({ current, shown }: { current: Tab; shown: readonly Tab[] }) {
  const t = useT();
  const { vendor } = useWorkspace();
  return (
    <nav className={page.tabs} aria-label={t('workspace.nav.people')}>
      {shown.map((tab) => (
        <Link
          key={tab}
          className={page.tab}
          to="/w/$vendor/people"
          params={{ vendor }}
          search={{ tab }}
          {...(tab === current ? { 'aria-current': 'page' as const } : {})}
        >
          {t(`people.tab.${tab}`)}
        </Link>
      ))}
    </nav>
  );
}

function PeoplePage() {
  const t = useT();
  const navigate = useNavigate();
  const { vendor, can } = useWorkspace();
  const search = route.useSearch();
  const [inviting, setInviting] = useState(false);
  const shown = TABS.filter((tab) => tab === 'staff' || tab === 'partners' || can('invitation.read'));
  const tab = shown.find((one) => one === search.tab) ?? 'staff';
  useDocumentTitle(`${t('workspace.nav.people')} · Kanal`);
  const go = (next: ListSearch) =>
    void navigate({ to: '/w/$vendor/people', params: { vendor }, search: { tab, ...next }, replace: true });
  return (
    <>
      <PageHeader
        title={t('workspace.nav.people')}
        lead={t('people.lead')}
        actions={
          can('invitation.manage') && (
            <Button
              variant="filled"
              leftSection={<IconUserPlus size={18} aria-hidden />}
              onClick={() => setInviting(true)}
            >
              {t('people.invite')}
            </Button>
          )
        }
      />
      <Tabs current={tab} shown={shown} />
      {tab === 'invitations' && <Invitations />}
      {tab === 'requests' && <Requests />}
      {(tab === 'staff' || tab === 'partners') && (
        <PeopleList key={tab} side={tab === 'staff' ? 'workspace' : 'cabinet'} search={search} go={go} />
      )}
      {inviting && <InviteForm side={tab === 'staff' ? 'workspace' : 'cabinet'} onClose={() => setInviting(false)} />}
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/people')({ component: PeoplePage });

import { IconBriefcase, IconHome, IconUsers } from '@tabler/icons-react';
import { createLazyRoute, linkOptions } from '@tanstack/react-router';
import { useT } from '../app/use-t.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import type { SearchHit } from '../ui/search-palette.tsx';
import { WorkspaceShell } from '../workspace/shell.tsx';
import { TableSection } from './lists.tsx';

const here = linkOptions({ to: '/gallery/workspace' });
const sheet = linkOptions({ to: '/gallery' });

function WorkspaceFrame() {
  const t = useT();
  const search = async (query: string): Promise<SearchHit[]> =>
    ([1, 2, 3, 4, 5] as const)
      .map((n) => ({ key: String(n), label: t(`gallery.n${n}`), icon: IconBriefcase, onOpen: () => undefined }))
      .filter((hit) => hit.label.toLowerCase().includes(query.toLowerCase()));
  return (
    <WorkspaceShell
      workplace="acme"
      workplaces={[
        { id: 'acme', name: 'Акме', note: t('gallery.workspace') },
        { id: 'vector', name: 'Вектор', note: t('gallery.cabinet') },
      ]}
      onSwitch={() => undefined}
      sections={[
        { key: 'home', label: t('gallery.v1'), icon: IconHome, link: here, exact: true, count: 13 },
        { key: 'deals', label: t('gallery.tables'), icon: IconBriefcase, link: sheet, exact: true, count: 12 },
        { key: 'partners', label: t('gallery.team'), icon: IconUsers, link: sheet, exact: true },
      ]}
      person={{ name: 'Алина Петрова', initials: 'АП' }}
      onSignOut={() => undefined}
      search={search}
      onHelp={() => undefined}
      notices={{ count: 2, onOpen: () => undefined }}
      foot={<b>{t('gallery.r2w')}</b>}
    >
      <PageHeader title={t('gallery.tables')} lead={t('gallery.lead')} />
      <TableSection />
    </WorkspaceShell>
  );
}

export const route = createLazyRoute('/gallery/workspace')({ component: WorkspaceFrame });

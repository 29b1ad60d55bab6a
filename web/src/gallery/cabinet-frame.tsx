import { Button } from '@mantine/core';
import { createLazyRoute, linkOptions } from '@tanstack/react-router';
import { useT } from '../app/use-t.tsx';
import { CabinetShell } from '../cabinet/shell.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { TableSection } from './lists.tsx';
import { AnswerSection, FormSection } from './remarks.tsx';

const here = linkOptions({ to: '/gallery/cabinet' });
const sheet = linkOptions({ to: '/gallery' });

function CabinetFrame() {
  const t = useT();
  return (
    <CabinetShell
      company="Вектор"
      vendor="Акме"
      workplace="vector"
      workplaces={[
        { id: 'vector', name: 'Вектор', note: t('gallery.cabinet') },
        { id: 'acme', name: 'Акме', note: t('gallery.workspace') },
      ]}
      onSwitch={() => undefined}
      sections={[
        { key: 'home', label: t('gallery.v1'), link: here, exact: true },
        { key: 'deals', label: t('gallery.tables'), link: sheet, exact: true, count: 2 },
      ]}
      person={{ name: 'Игорь Орлов', initials: 'ИО' }}
      onSignOut={() => undefined}
      onHelp={() => undefined}
      action={{ label: t('gallery.register'), link: sheet, inBar: false }}
      foot={
        <span>
          № 18 204 · <b>{t('gallery.r2w')}</b>
        </span>
      }
    >
      <PageHeader
        title={t('gallery.n1')}
        lead={t('gallery.r1s')}
        actions={<Button variant="danger">{t('gallery.withdraw')}</Button>}
      />
      <TableSection />
      <AnswerSection />
      <FormSection />
    </CabinetShell>
  );
}

export const route = createLazyRoute('/gallery/cabinet')({ component: CabinetFrame });

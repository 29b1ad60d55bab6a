import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { call } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import { GiveFile } from '../../features/imports/give-file.tsx';
import { ImportList } from '../../features/imports/import-list.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useCabinet } from '../routes.ts';

/** Many deals at once, from a file; and what was imported before. */
function ImportsPage() {
  const t = useT();
  const navigate = useNavigate();
  const { vendor, can } = useCabinet();
  useDocumentTitle(`${t('imports.title')} · Kanal`);
  if (!can('registration.import')) return <Note tone="wait" title={t('imports.noRight')} />;
  return (
    <>
      <PageHeader title={t('imports.title')} lead={t('imports.lead')} />
      <GiveFile
        importId={async () => (await call('createImport', {})).id}
        onGiven={({ id }) => void navigate({ to: '/c/$vendor/imports/$id', params: { vendor, id } })}
      />
      <ImportList
        withPartner={false}
        toImport={(id, content) => (
          <Link className="k-plain" to="/c/$vendor/imports/$id" params={{ vendor, id }}>
            {content}
          </Link>
        )}
      />
    </>
  );
}

export const route = createLazyRoute('/c/$vendor/imports')({ component: ImportsPage });

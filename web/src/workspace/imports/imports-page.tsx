import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import { GiveFile } from '../../features/imports/give-file.tsx';
import { ImportList } from '../../features/imports/import-list.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { type Owner, OwnerChoice } from '../register/owner-choice.tsx';
import { useWorkspace } from '../routes.ts';

/** Whose deals they are, then the file; and what the vendor's people have imported before. */
function ImportsPage() {
  const t = useT();
  const navigate = useNavigate();
  const { vendor, can } = useWorkspace();
  const [owner, setOwner] = useState<Owner | null>(null);
  useDocumentTitle(`${t('imports.title')} · Kanal`);
  if (!can('registration.import')) return <Note tone="wait" title={t('imports.noRight')} />;
  const begin = async ({ partner_id, responsible_id }: Owner) =>
    (await call('createImport', { partner_id, responsible_id })).id;
  const lead = owner
    ? t('imports.forWhom', { partner: owner.partner_name, responsible: owner.responsible_name })
    : t('imports.leadVendor');
  return (
    <>
      <PageHeader title={t('imports.title')} lead={lead} />
      {owner ? (
        <GiveFile
          importId={() => begin(owner)}
          onGiven={({ id }) => void navigate({ to: '/w/$vendor/imports/$id', params: { vendor, id } })}
        />
      ) : (
        <OwnerChoice onChosen={setOwner} />
      )}
      <ImportList
        withPartner
        toImport={(id, content) => (
          <Link className="k-plain" to="/w/$vendor/imports/$id" params={{ vendor, id }}>
            {content}
          </Link>
        )}
      />
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/imports')({ component: ImportsPage });

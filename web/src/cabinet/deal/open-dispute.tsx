import { kindsFor } from '@kanal/server/registration/disputes/rules/opening.ts';
import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { showToast } from '../../ui/toast.tsx';
import { useCabinet } from '../routes.ts';
import look from './deal.module.css';

// Most readers never dispute anything: the form comes when it is asked for.
const OpenDialog = lazy(() =>
  import('../../features/disputes/open-dialog.tsx').then((m) => ({ default: m.OpenDialog })),
);

/** The way to the channel court, where this deal can be disputed. */
export function OpenDispute({ registration }: { registration: Registration }) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { vendor, can } = useCabinet();
  const [asking, setAsking] = useState(false);
  if (!can('dispute.open') || registration.frozen || kindsFor(registration.state).length === 0) return null;
  return (
    <section className={`${look.section} ${look.files}`}>
      <Button variant="subtle" leftSection={<IconScale size={20} aria-hidden />} onClick={() => setAsking(true)}>
        {t('disputes.open')}
      </Button>
      {asking && (
        <Suspense>
          <OpenDialog
            registration={registration}
            onClose={() => setAsking(false)}
            onDone={(dispute) => {
              void client.invalidateQueries();
              showToast({ message: t('disputes.opened') });
              void navigate({ to: '/c/$vendor/disputes/$id', params: { vendor, id: dispute.id } });
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

import { kindsFor } from '@kanal/server/registration/disputes/rules/opening.ts';
import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { FrozenNote } from '../../features/disputes/frozen-note.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { showToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../routes.ts';

// Few cases are disputed: the form comes when it is asked for.
const OpenDialog = lazy(() =>
  import('../../features/disputes/open-dialog.tsx').then((m) => ({ default: m.OpenDialog })),
);

/** Why nothing moves while a dispute holds the registration. */
export function HeldByCourt({ registration }: { registration: Registration }) {
  const { vendor } = useWorkspace();
  return (
    <FrozenNote
      registration={registration}
      link={(words) => (
        <Link to="/w/$vendor/disputes/$id" params={{ vendor, id: registration.frozen?.dispute_id ?? '' }}>
          {words}
        </Link>
      )}
    />
  );
}

/** The way to the channel court, where the vendor's people may open a case. */
export function ToCourt({ registration }: { registration: Registration }) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { vendor, can } = useWorkspace();
  const [asking, setAsking] = useState(false);
  if (!can('dispute.open') || registration.frozen || kindsFor(registration.state).length === 0) return null;
  return (
    <>
      <Button variant="subtle" leftSection={<IconScale size={18} aria-hidden />} onClick={() => setAsking(true)}>
        {t('disputes.open')}
      </Button>
      {asking && (
        <Suspense>
          <OpenDialog
            registration={registration}
            forVendor
            onClose={() => setAsking(false)}
            onDone={(dispute) => {
              void client.invalidateQueries();
              showToast({ message: t('disputes.opened') });
              void navigate({ to: '/w/$vendor/disputes/$id', params: { vendor, id: dispute.id } });
            }}
          />
        </Suspense>
      )}
    </>
  );
}

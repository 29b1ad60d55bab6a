import { Button } from '@mantine/core';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { askEntrance } from '../app/entrance.ts';
import { useT } from '../app/use-t.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { SecondStep } from './second-step.tsx';
import { PublicShell } from './shell.tsx';
import { tokenOfLink } from './token-of-link.ts';
import { useEntered } from './use-entered.ts';
import { useSend } from './use-send.ts';

/** The link from a mail: used up by a press, so that a mail scanner that opens it uses nothing up. */
function LinkPage() {
  const t = useT();
  const [token] = useState(tokenOfLink);
  const [second, setSecond] = useState(false);
  const entered = useEntered();
  const { send, busy, error } = useSend(
    () => askEntrance<{ two_factor_required: boolean }>('sign-in-link/use', { token }),
    ({ two_factor_required }) => (two_factor_required ? setSecond(true) : entered()),
  );
  if (second) return <SecondStep onEntered={entered} onBack={() => setSecond(false)} />;
  return (
    <PublicShell title={t('public.linkTitle')} lead={t('public.linkLead')}>
      {error !== null && (
        <ErrorNote error={error} onRetry={() => send()} actions={<Link to="/sign-in">{t('public.newLink')}</Link>} />
      )}
      <Button variant="filled" size="lg" loading={busy} disabled={token === ''} onClick={() => send()}>
        {t('public.signIn')}
      </Button>
    </PublicShell>
  );
}

export const route = createLazyRoute('/sign-in/link')({ component: LinkPage });

import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../app/use-t.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { auth, tokenOfLink } from './auth.ts';
import { SecondStep } from './second-step.tsx';
import { PublicShell } from './shell.tsx';
import { useEntered } from './use-entered.ts';

/** The link from a mail: used up by a press, so that a mail scanner that opens it uses nothing up. */
function LinkPage() {
  const t = useT();
  const [token] = useState(tokenOfLink);
  const [second, setSecond] = useState(false);
  const entered = useEntered();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => auth<{ two_factor_required: boolean }>('sign-in-link/use', { token }),
    onSuccess: ({ two_factor_required }) => (two_factor_required ? setSecond(true) : entered()),
  });
  if (second) return <SecondStep onEntered={entered} onBack={() => setSecond(false)} />;
  return (
    <PublicShell title={t('public.linkTitle')} lead={t('public.linkLead')}>
      {error && (
        <ErrorNote error={error} onRetry={() => mutate()} actions={<Link to="/sign-in">{t('public.newLink')}</Link>} />
      )}
      <Button variant="filled" size="lg" loading={isPending} disabled={token === ''} onClick={() => mutate()}>
        {t('public.signIn')}
      </Button>
    </PublicShell>
  );
}

export const route = createLazyRoute('/sign-in/link')({ component: LinkPage });

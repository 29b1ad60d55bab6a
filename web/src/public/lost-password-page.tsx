import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useT } from '../app/use-t.tsx';
import { ErrorNote, fieldError } from '../ui/error-note.tsx';
import { TextField } from '../ui/field.tsx';
import { Note } from '../ui/note.tsx';
import { auth } from './auth.ts';
import look from './shell.module.css';
import { PublicShell } from './shell.tsx';

/** Asks for a link that sets a new password; the answer is the same for every address. */
function LostPasswordPage() {
  const t = useT();
  const [email, setEmail] = useState('');
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: () => auth('lost-password', { email }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate();
  };
  return (
    <PublicShell title={t('public.lostTitle')} lead={t('public.lostLead')}>
      {error && <ErrorNote error={error} onRetry={() => mutate()} />}
      {isSuccess ? (
        <Note tone="hold" live title={t('public.linkSent')}>
          {t('public.resetSentText', { email })}
        </Note>
      ) : (
        <form className={look.form} onSubmit={submit}>
          <TextField
            label={t('public.email')}
            type="email"
            autoComplete="username"
            required
            value={email}
            error={fieldError(error, 'email')}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Button type="submit" variant="filled" size="lg" loading={isPending}>
            {t('public.sendReset')}
          </Button>
        </form>
      )}
      <p className={look.links}>
        <Link to="/sign-in">{t('public.toSignIn')}</Link>
      </p>
    </PublicShell>
  );
}

export const route = createLazyRoute('/lost-password')({ component: LostPasswordPage });

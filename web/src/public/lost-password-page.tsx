import { Button } from '@mantine/core';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { askEntrance } from '../app/entrance.ts';
import { useT } from '../app/use-t.tsx';
import { ErrorNote, fieldError } from '../ui/error-note.tsx';
import { TextField } from '../ui/field.tsx';
import { Note } from '../ui/note.tsx';
import look from './shell.module.css';
import { PublicShell } from './shell.tsx';
import { useSend } from './use-send.ts';

/** Asks for a link that sets a new password; the answer is the same for every address. */
function LostPasswordPage() {
  const t = useT();
  const [email, setEmail] = useState('');
  const { send, busy, done, error } = useSend(() => askEntrance('lost-password', { email }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <PublicShell title={t('public.lostTitle')} lead={t('public.lostLead')}>
      {error !== null && <ErrorNote error={error} onRetry={() => send()} />}
      {done ? (
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
          <Button type="submit" variant="filled" size="lg" loading={busy}>
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

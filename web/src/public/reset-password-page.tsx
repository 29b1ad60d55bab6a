import { Button } from '@mantine/core';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { askEntrance } from '../app/entrance.ts';
import { useT } from '../app/use-t.tsx';
import { ErrorNote, fieldError } from '../ui/error-note.tsx';
import { Note } from '../ui/note.tsx';
import { NewPassword } from './new-password.tsx';
import look from './shell.module.css';
import { PublicShell } from './shell.tsx';
import { tokenOfLink } from './token-of-link.ts';
import { useSend } from './use-send.ts';

function ResetPasswordPage() {
  const t = useT();
  const [token] = useState(tokenOfLink);
  const [password, setPassword] = useState('');
  const { send, busy, done, error } = useSend(() => askEntrance('reset-password', { token, new_password: password }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <PublicShell title={t('public.resetTitle')} lead={t('public.resetLead')}>
      {done ? (
        <Note
          tone="hold"
          live
          title={t('public.resetDone')}
          actions={<Link to="/sign-in">{t('public.toSignIn')}</Link>}
        >
          {t('public.resetDoneText')}
        </Note>
      ) : (
        <>
          {error !== null && (
            <ErrorNote
              error={error}
              onRetry={() => send()}
              actions={<Link to="/lost-password">{t('public.newLink')}</Link>}
            />
          )}
          <form className={look.form} onSubmit={submit}>
            <NewPassword value={password} onChange={setPassword} error={fieldError(error, 'new_password')} />
            <Button type="submit" variant="filled" size="lg" loading={busy} disabled={token === ''}>
              {t('public.savePassword')}
            </Button>
          </form>
        </>
      )}
    </PublicShell>
  );
}

export const route = createLazyRoute('/reset-password')({ component: ResetPasswordPage });

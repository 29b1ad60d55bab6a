import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useT } from '../app/use-t.tsx';
import { ErrorNote, fieldError } from '../ui/error-note.tsx';
import { Note } from '../ui/note.tsx';
import { auth, tokenOfLink } from './auth.ts';
import { NewPassword } from './new-password.tsx';
import look from './shell.module.css';
import { PublicShell } from './shell.tsx';

function ResetPasswordPage() {
  const t = useT();
  const [token] = useState(tokenOfLink);
  const [password, setPassword] = useState('');
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => auth('reset-password', { token, new_password: password }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate();
  };
  return (
    <PublicShell title={t('public.resetTitle')} lead={t('public.resetLead')}>
      {isSuccess ? (
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
          {error && (
            <ErrorNote
              error={error}
              onRetry={() => mutate()}
              actions={<Link to="/lost-password">{t('public.newLink')}</Link>}
            />
          )}
          <form className={look.form} onSubmit={submit}>
            <NewPassword value={password} onChange={setPassword} error={fieldError(error, 'new_password')} />
            <Button type="submit" variant="filled" size="lg" loading={isPending} disabled={token === ''}>
              {t('public.savePassword')}
            </Button>
          </form>
        </>
      )}
    </PublicShell>
  );
}

export const route = createLazyRoute('/reset-password')({ component: ResetPasswordPage });

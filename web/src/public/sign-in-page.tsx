import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link, Navigate } from '@tanstack/react-router';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { call } from '../app/api.ts';
import { askEntrance } from '../app/entrance.ts';
import { useT } from '../app/use-t.tsx';
import { ErrorNote, fieldError } from '../ui/error-note.tsx';
import { SecretField, TextField } from '../ui/field.tsx';
import { Note } from '../ui/note.tsx';
import look from './shell.module.css';
import { PublicShell } from './shell.tsx';
import { useAnswer } from './use-answer.ts';
import { useEntered } from './use-entered.ts';
import { useSend } from './use-send.ts';

const SecondStep = lazy(() => import('./second-step.tsx').then((module) => ({ default: module.SecondStep })));

interface FormProps {
  onSecondStep: () => void;
  onEntered: () => Promise<void>;
}

function MailLink({ email }: { email: string }) {
  const t = useT();
  const { send, busy, done, error } = useSend(() => askEntrance('sign-in-link', { email }));
  if (done) {
    return (
      <Note tone="hold" live title={t('public.linkSent')}>
        {t('public.linkSentText', { email })}
      </Note>
    );
  }
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      <Button
        size="lg"
        variant="subtle"
        loading={busy}
        onClick={() =>
          email.includes('@') ? send() : document.querySelector<HTMLInputElement>('[type=email]')?.focus()
        }
      >
        {t('public.sendLink')}
      </Button>
    </>
  );
}

function SignInForm({ onSecondStep, onEntered }: FormProps) {
  const t = useT();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { send, busy, error } = useSend(
    () => askEntrance<{ two_factor_required: boolean }>('sign-in', { email, password }),
    ({ two_factor_required }) => (two_factor_required ? onSecondStep() : onEntered()),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <>
      {error !== null && <ErrorNote error={error} onRetry={() => send()} />}
      <form className={look.form} onSubmit={submit}>
        <TextField
          label={t('public.email')}
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          error={fieldError(error, 'email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <SecretField
          label={t('public.password')}
          autoComplete="current-password"
          required
          value={password}
          error={fieldError(error, 'password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" size="lg" loading={busy}>
          {t('public.signIn')}
        </Button>
      </form>
      <MailLink email={email} />
      <p className={look.links}>
        <Link to="/lost-password">{t('public.lostPassword')}</Link>
        <Link to="/ask-invitation">{t('public.askInvitation')}</Link>
      </p>
    </>
  );
}

function SignInPage() {
  const t = useT();
  const { to } = route.useSearch();
  const [second, setSecond] = useState(false);
  const entered = useEntered(to);
  const setup = useAnswer('setup', () => call('getSetup', {})).data;
  useDocumentTitle(`${t('public.signInTitle')} · Kanal`);
  if (setup?.needed) return <Navigate to="/setup" />;
  if (second) {
    return (
      <Suspense>
        <SecondStep onEntered={entered} onBack={() => setSecond(false)} />
      </Suspense>
    );
  }
  const lead = setup?.vendor ? t('public.signInVendor', { vendor: setup.vendor.name }) : t('public.signInLead');
  return (
    <PublicShell title={t('public.signInTitle')} lead={lead}>
      <SignInForm onSecondStep={() => setSecond(true)} onEntered={entered} />
    </PublicShell>
  );
}

export const route = createLazyRoute('/sign-in')({ component: SignInPage });

import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Output } from '../app/api.ts';
import { call, setMembership } from '../app/api.ts';
import { askEntrance } from '../app/entrance.ts';
import { useLocale, useT } from '../app/use-t.tsx';
import { ErrorNote, fieldError } from '../ui/error-note.tsx';
import { TextField } from '../ui/field.tsx';
import { NewPassword } from './new-password.tsx';
import look from './shell.module.css';
import { useEntered } from './use-entered.ts';
import { useSend } from './use-send.ts';

export type OpenInvitation = Output<'openInvitation'>;

/** Name, and a password when the address has no login yet; then straight in. */
export function AcceptForm({ token, invitation }: { token: string; invitation: OpenInvitation }) {
  const t = useT();
  const { locale } = useLocale();
  const entered = useEntered();
  const fresh = invitation.account === 'new';
  const [name, setName] = useState(invitation.full_name);
  const [position, setPosition] = useState(invitation.position);
  const [password, setPassword] = useState('');
  const { send, busy, error } = useSend(async () => {
    const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const facts = { full_name: name, position, locale, time_zone, ...(fresh ? { password } : {}) };
    const taken = await call('acceptInvitation', { token, ...facts });
    if (taken.account_created) await askEntrance('sign-in', { email: taken.email, password });
    setMembership(taken.person_id);
  }, entered);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form className={look.form} onSubmit={submit}>
      {error !== null && <ErrorNote error={error} onRetry={() => send()} />}
      <TextField
        label={t('public.setup.fullName')}
        required
        autoComplete="name"
        value={name}
        error={fieldError(error, 'full_name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextField
        label={t('public.position')}
        autoComplete="organization-title"
        value={position}
        error={fieldError(error, 'position')}
        onChange={(event) => setPosition(event.currentTarget.value)}
      />
      {fresh && <NewPassword value={password} onChange={setPassword} error={fieldError(error, 'password')} />}
      <Button type="submit" variant="filled" size="lg" loading={busy}>
        {t('public.invite.accept')}
      </Button>
    </form>
  );
}

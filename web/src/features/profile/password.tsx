import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { askEntrance } from '../../app/entrance.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote, fieldError } from '../../ui/error-note.tsx';
import { SecretField } from '../../ui/field.tsx';
import look from './profile.module.css';
import { useSending } from './use-sending.ts';

/** A new password in exchange for the present one; other sessions end. */
export function Password() {
  const t = useT();
  const { busy, error, send } = useSending();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const change = async () => {
    const body = { current_password: present, new_password: next, end_other_sessions: true };
    const done = await send(() => askEntrance('change-password', body), 'profile.passwordChanged');
    if (!done) return;
    setPresent('');
    setNext('');
  };
  return (
    <form
      className={look.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void change();
      }}
    >
      <SecretField
        label={t('profile.currentPassword')}
        autoComplete="current-password"
        value={present}
        error={fieldError(error, 'current_password')}
        onChange={(event) => setPresent(event.currentTarget.value)}
      />
      <SecretField
        label={t('profile.newPassword')}
        description={t('profile.passwordHint')}
        autoComplete="new-password"
        value={next}
        error={fieldError(error, 'new_password')}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      {error !== null && <ErrorNote error={error} />}
      <Button type="submit" loading={busy} disabled={!present || !next}>
        {t('profile.changePassword')}
      </Button>
    </form>
  );
}

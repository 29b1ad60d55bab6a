import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { askEntrance } from '../../app/entrance.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SecretField, TextField } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useOwnPlace } from './own-place.ts';
import look from './profile.module.css';
import { QrCode } from './qr-code.tsx';
import { useSending } from './use-sending.ts';

interface Enrolment {
  totp_uri: string;
  backup_codes: string[];
}

function Asking({
  children,
  submit,
  busy,
  error,
  onSubmit,
}: {
  children: ReactNode;
  submit: string;
  busy: boolean;
  error: unknown;
  onSubmit: () => void;
}) {
  return (
    <form
      className={look.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      {error !== null && <ErrorNote error={error} />}
      <Button type="submit" loading={busy}>
        {submit}
      </Button>
    </form>
  );
}

/** The key for the authenticator and the spare codes; in force after the first right code. */
function Confirm({ enrolment, onDone }: { enrolment: Enrolment; onDone: () => void }) {
  const t = useT();
  const [code, setCode] = useState('');
  const { busy, error, send } = useSending();
  const secret = new URL(enrolment.totp_uri).searchParams.get('secret') ?? '';
  const confirm = async () => {
    if (await send(() => askEntrance('two-factor/verify', { code }), 'profile.twoFactorOn')) onDone();
  };
  return (
    <Asking submit={t('profile.confirm')} busy={busy} error={error} onSubmit={() => void confirm()}>
      <QrCode text={enrolment.totp_uri} label={t('profile.qr')} />
      <p>
        {t('profile.scan')} <a href={enrolment.totp_uri}>{t('profile.openAuthenticator')}</a>
      </p>
      <p className={look.secret}>{secret.replace(/(.{4})/g, '$1 ').trim()}</p>
      <Note tone="wait" title={t('profile.backupCodes')}>
        <ul className={look.codes}>
          {enrolment.backup_codes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Note>
      <TextField
        label={t('profile.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </Asking>
  );
}

/** The second step of signing in: a code from an authenticator. */
export function TwoFactor() {
  const t = useT();
  const client = useQueryClient();
  const own = useOwnPlace();
  const [password, setPassword] = useState('');
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const { busy, error, send } = useSending();
  if (!own) return <SkeletonRows rows={1} />;
  const on = own.me.user?.two_factor_enabled === true;
  const settled = () => {
    setEnrolment(null);
    setPassword('');
    void client.invalidateQueries({ queryKey: ['getMe'] });
  };
  if (enrolment) return <Confirm enrolment={enrolment} onDone={settled} />;
  const enable = () =>
    send(async () => setEnrolment(await askEntrance<Enrolment>('two-factor/enable', { password })), null);
  const disable = async () => {
    if (await send(() => askEntrance('two-factor/disable', { password }), 'profile.twoFactorOff')) settled();
  };
  return (
    <Asking
      submit={t(on ? 'profile.disable' : 'profile.enable')}
      busy={busy}
      error={error}
      onSubmit={() => void (on ? disable() : enable())}
    >
      <p className="k-muted">{t(on ? 'profile.twoFactorIsOn' : 'profile.twoFactorIsOff')}</p>
      <SecretField
        label={t('profile.currentPassword')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </Asking>
  );
}

import { Button, Checkbox, UnstyledButton } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { askEntrance } from '../app/entrance.ts';
import { useT } from '../app/use-t.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { TextField } from '../ui/field.tsx';
import look from './shell.module.css';
import { PublicShell } from './shell.tsx';
import { useSend } from './use-send.ts';

/** Six digits of the authenticator, or one of the codes that were written down for a lost phone. */
export function SecondStep({ onEntered, onBack }: { onEntered: () => Promise<void>; onBack: () => void }) {
  const t = useT();
  const [code, setCode] = useState('');
  const [spare, setSpare] = useState(false);
  const [trust, setTrust] = useState(false);
  const { send, busy, error, reset } = useSend(
    (value: string) =>
      askEntrance(spare ? 'two-factor/verify-backup-code' : 'two-factor/verify', { code: value, trust_device: trust }),
    onEntered,
  );
  const type = (value: string) => {
    setCode(value);
    // The sixth digit is the last one: nobody has to press a button after it.
    if (!spare && !busy && /^\d{6}$/.test(value.replace(/\s/g, ''))) send(value.replace(/\s/g, ''));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(code.trim());
  };
  return (
    <PublicShell title={t('public.secondTitle')} lead={t(spare ? 'public.spareLead' : 'public.secondLead')}>
      {error !== null && <ErrorNote error={error} />}
      <form className={look.form} onSubmit={submit}>
        <TextField
          key={spare ? 'spare' : 'code'}
          label={t(spare ? 'public.spareCode' : 'public.code')}
          inputMode={spare ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          required
          autoFocus
          value={code}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Checkbox
          label={t('public.trustDevice')}
          checked={trust}
          onChange={(event) => setTrust(event.currentTarget.checked)}
        />
        <Button type="submit" variant="filled" size="lg" loading={busy}>
          {t('public.signIn')}
        </Button>
      </form>
      <p className={look.links}>
        <UnstyledButton
          className={look.link}
          onClick={() => {
            setSpare(!spare);
            setCode('');
            reset();
          }}
        >
          {t(spare ? 'public.useApp' : 'public.useSpare')}
        </UnstyledButton>
        <UnstyledButton className={look.link} onClick={onBack}>
          {t('ui.back')}
        </UnstyledButton>
      </p>
    </PublicShell>
  );
}

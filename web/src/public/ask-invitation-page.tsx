import { Button } from '@mantine/core';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '../app/api.ts';
import { useLocale, useT } from '../app/use-t.tsx';
import { ErrorNote, fieldError } from '../ui/error-note.tsx';
import { TextField } from '../ui/field.tsx';
import { LongTextField } from '../ui/long-text-field.tsx';
import { Note } from '../ui/note.tsx';
import look from './shell.module.css';
import { PublicShell } from './shell.tsx';
import { useAnswer } from './use-answer.ts';
import { useSend } from './use-send.ts';

const FIELDS = ['full_name', 'company', 'position', 'email'] as const;
type Values = Record<(typeof FIELDS)[number] | 'message', string>;
const FILLED_BY = { full_name: 'name', company: 'organization', position: 'organization-title', email: 'email' };

function AskForm({ vendorId }: { vendorId: string }) {
  const t = useT();
  const { locale } = useLocale();
  const [values, setValues] = useState<Values>({ full_name: '', company: '', position: '', email: '', message: '' });
  const { send, busy, done, error } = useSend(() =>
    call('requestInvitation', { vendor_id: vendorId, ...values, locale }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  if (done) {
    return (
      <Note tone="hold" live title={t('public.ask.done')}>
        {t('public.ask.doneText')}
      </Note>
    );
  }
  return (
    <form className={look.form} onSubmit={submit}>
      {error !== null && <ErrorNote error={error} onRetry={() => send()} />}
      {FIELDS.map((name) => (
        <TextField
          key={name}
          label={t(`public.ask.${name}`)}
          required
          type={name === 'email' ? 'email' : 'text'}
          autoComplete={FILLED_BY[name]}
          value={values[name]}
          error={fieldError(error, name)}
          onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
        />
      ))}
      <LongTextField
        label={t('public.ask.message')}
        description={t('public.ask.messageHint')}
        value={values.message}
        error={fieldError(error, 'message')}
        onChange={(event) => setValues({ ...values, message: event.currentTarget.value })}
      />
      <Button type="submit" variant="filled" size="lg" loading={busy}>
        {t('public.ask.send')}
      </Button>
    </form>
  );
}

/** A stranger asks to be let in; the answer is the same for every address. */
function AskInvitationPage() {
  const t = useT();
  const { data, error, again } = useAnswer('setup', () => call('getSetup', {}));
  return (
    <PublicShell title={t('public.ask.title')} lead={t('public.ask.lead')}>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {data?.vendor && <AskForm vendorId={data.vendor.id} />}
      {data && !data.vendor && <Note title={t('public.ask.noVendor')}>{t('public.ask.noVendorText')}</Note>}
      <p className={look.links}>
        <Link to="/sign-in">{t('public.toSignIn')}</Link>
      </p>
    </PublicShell>
  );
}

export const route = createLazyRoute('/ask-invitation')({ component: AskInvitationPage });

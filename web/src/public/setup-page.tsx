import { Button } from '@mantine/core';
import { createLazyRoute } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '../app/api.ts';
import { askEntrance } from '../app/entrance.ts';
import { useLocale, useT } from '../app/use-t.tsx';
import { ErrorNote, fieldError } from '../ui/error-note.tsx';
import { TextField } from '../ui/field.tsx';
import { NewPassword } from './new-password.tsx';
import look from './shell.module.css';
import { PublicShell } from './shell.tsx';
import { useEntered } from './use-entered.ts';
import { useSend } from './use-send.ts';

const FIELDS = ['code', 'vendor', 'slug', 'fullName', 'email', 'password'] as const;
type Values = Record<(typeof FIELDS)[number], string>;

const LATIN = 'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh sch  y  e yu ya'.split(' ');

/** A short address from a name in either script: «Акме Софт» becomes `akme-soft`. */
export function slugOf(name: string): string {
  const latin = [...name.toLowerCase().replaceAll('ё', 'е')].map((letter) => {
    const at = letter.charCodeAt(0) - 'а'.charCodeAt(0);
    return at >= 0 && at < 32 ? (LATIN[at] ?? '') : letter;
  });
  return latin
    .join('')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
}

function useSetup() {
  const { locale } = useLocale();
  const entered = useEntered();
  return useSend(async ({ code, vendor, slug, fullName, email, password }: Values) => {
    const place = { name: vendor, slug, locale, time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    await call('setUpVendor', { code, vendor: place, administrator: { full_name: fullName, email, password } });
    await askEntrance('sign-in', { email, password });
  }, entered);
}

/** The first minute of an empty installation: the vendor, and the person who looks after it. */
function SetupPage() {
  const t = useT();
  const [values, setValues] = useState<Values>({
    code: '',
    vendor: '',
    slug: '',
    fullName: '',
    email: '',
    password: '',
  });
  const { send, busy, error } = useSetup();
  const set = (name: keyof Values) => (value: string) =>
    setValues((before) => ({
      ...before,
      [name]: value,
      ...(name === 'vendor' && before.slug === slugOf(before.vendor) ? { slug: slugOf(value) } : {}),
    }));
  const text = (
    name: keyof Values,
    path: string,
    more: { type?: string; autoComplete?: string; hint?: string } = {},
  ) => (
    <TextField
      label={t(`public.setup.${name as 'code'}`)}
      required
      value={values[name]}
      error={fieldError(error, path)}
      {...(more.hint ? { description: more.hint } : {})}
      {...(more.type ? { type: more.type } : {})}
      autoComplete={more.autoComplete ?? 'off'}
      onChange={(event) => set(name)(event.currentTarget.value)}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(values);
  };
  return (
    <PublicShell title={t('public.setupTitle')} lead={t('public.setupLead')}>
      {error !== null && <ErrorNote error={error} />}
      <form className={look.form} onSubmit={submit}>
        {text('code', 'code', { hint: t('public.setup.codeHint') })}
        {text('vendor', 'vendor.name', { autoComplete: 'organization' })}
        {text('slug', 'vendor.slug', { hint: t('public.setup.slugHint', { slug: values.slug || 'acme' }) })}
        {text('fullName', 'administrator.full_name', { autoComplete: 'name' })}
        {text('email', 'administrator.email', { type: 'email', autoComplete: 'username' })}
        <NewPassword
          value={values.password}
          onChange={set('password')}
          error={fieldError(error, 'administrator.password')}
        />
        <Button type="submit" variant="filled" size="lg" loading={busy}>
          {t('public.setup.create')}
        </Button>
      </form>
    </PublicShell>
  );
}

export const route = createLazyRoute('/setup')({ component: SetupPage });

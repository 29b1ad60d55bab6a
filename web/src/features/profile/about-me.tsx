import { formatZone } from '@kanal/server/kernel/dates.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { call } from '../../app/api.ts';
import type { Locale } from '../../app/messages.ts';
import type { Membership } from '../../app/session.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { ErrorNote, fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useOwnPlace } from './own-place.ts';
import look from './profile.module.css';
import { useSending } from './use-sending.ts';

/** Every zone by the name people use, with its own beside it: some zones share a name. */
function useZones() {
  const { locale } = useLocale();
  return useMemo(() => {
    const now = new Date();
    return Intl.supportedValuesOf('timeZone').map((timeZone) => ({
      value: timeZone,
      label: `${formatZone(now, { locale, timeZone })} (${timeZone})`,
    }));
  }, [locale]);
}

function Fields({ place }: { place: Membership }) {
  const t = useT();
  const client = useQueryClient();
  const { switchLocale } = useLocale();
  const zones = useZones();
  const { busy, error, send } = useSending();
  const [fields, setFields] = useState({
    full_name: place.full_name,
    phone: place.phone,
    position: place.position,
    locale: place.locale,
    time_zone: place.time_zone,
  });
  const set = (patch: Partial<typeof fields>) => setFields((all) => ({ ...all, ...patch }));
  const save = async () => {
    await call('updateProfile', fields);
    await client.invalidateQueries({ queryKey: ['getMe'] });
    await switchLocale(fields.locale);
  };
  const line = (path: 'full_name' | 'phone' | 'position') => (
    <TextField
      label={t(`profile.${path}`)}
      value={fields[path]}
      error={fieldError(error, path)}
      onChange={(event) => set({ [path]: event.currentTarget.value })}
    />
  );
  return (
    <form
      className={look.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send(save, 'profile.saved');
      }}
    >
      {line('full_name')}
      <div className={look.pair}>
        {line('position')}
        {line('phone')}
        <SelectField
          label={t('profile.locale')}
          data={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
          value={fields.locale}
          onChange={(value) => value && set({ locale: value as Locale })}
        />
        <SelectField
          label={t('profile.timeZone')}
          data={zones}
          searchable
          limit={50}
          value={fields.time_zone}
          error={fieldError(error, 'time_zone')}
          onChange={(value) => value && set({ time_zone: value })}
        />
      </div>
      {error !== null && <ErrorNote error={error} />}
      <Button type="submit" loading={busy}>
        {t('profile.save')}
      </Button>
    </form>
  );
}

/** How one is called and reached at this vendor, in which language and zone. */
export function AboutMe() {
  const own = useOwnPlace();
  if (!own) return <SkeletonRows rows={3} />;
  return <Fields key={own.place.person_id} place={own.place} />;
}

import { currencies } from '@kanal/server/kernel/money.ts';
import { Button, Checkbox } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Output } from '../../app/api.ts';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote, fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import page from '../page.module.css';

type Settings = Output<'getSettings'>;
const TEXTS = ['name', 'legal_name', 'country', 'time_zone', 'day_start', 'day_end'] as const;
type Text = (typeof TEXTS)[number];

function Form({ settings }: { settings: Settings }) {
  const t = useT();
  const [values, setValues] = useState(settings);
  const { mutate, isPending, error } = useCommand('updateSettings', {
    onDone: () => showToast({ message: t('workspace.saved') }),
  });
  const off = !settings.can.update;
  const field = (name: Text, type = 'text') => (
    <TextField
      label={t(`settings.field.${name}`)}
      type={type}
      disabled={off}
      value={values[name]}
      error={fieldError(error, name)}
      onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { can: _, slug: __, updated_at: ___, ...changes } = values;
    mutate(changes);
  };
  return (
    <form className={`${page.form} ${page.narrow}`} onSubmit={submit}>
      {error !== null && <ErrorNote error={error} />}
      {field('name')}
      {field('legal_name')}
      <div className={page.pair}>
        {field('country')}
        {field('time_zone')}
      </div>
      <div className={page.pair}>
        {field('day_start', 'time')}
        {field('day_end', 'time')}
      </div>
      <div className={page.pair}>
        <SelectField
          label={t('settings.field.locale')}
          disabled={off}
          data={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
          value={values.locale}
          onChange={(locale) => locale && setValues({ ...values, locale: locale as Settings['locale'] })}
        />
        <SelectField
          label={t('settings.field.currency')}
          disabled={off}
          data={currencies}
          value={values.currency}
          onChange={(currency) => currency && setValues({ ...values, currency })}
        />
      </div>
      <p className="k-small k-muted">{t('settings.hoursHint')}</p>
      <Checkbox
        label={t('settings.field.rules_four_eyes')}
        description={t('settings.fourEyesHint')}
        disabled={off}
        checked={values.rules_four_eyes}
        onChange={(event) => setValues({ ...values, rules_four_eyes: event.currentTarget.checked })}
      />
      {!off && (
        <div>
          <Button type="submit" variant="filled" loading={isPending}>
            {t('workspace.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** The vendor's own facts; working hours decide how business time is counted. */
export function VendorForm() {
  const { data, error, refetch } = useRead('getSettings', {});
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  return data ? <Form key={data.updated_at} settings={data} /> : <SkeletonPage />;
}

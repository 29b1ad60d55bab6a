import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { type T, useT } from '../../../app/use-t.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { TextField } from '../../../ui/field.tsx';
import { LongTextField } from '../../../ui/long-text-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { type DraftFields, readIdentifier } from './draft-fields.ts';
import type { FieldBinding } from './field-binding.ts';
import look from './form.module.css';

const TYPES = ['new_customer', 'existing_customer_project', 'regulated_procurement', 'renewal', 'expansion'] as const;
const ROUTES = ['direct', 'tender', 'auction', 'law_44', 'law_223'] as const;

type TextPath =
  | 'contact_name'
  | 'contact_role'
  | 'contact_phone'
  | 'contact_email'
  | 'project_name'
  | 'notice_number'
  | 'competitor'
  | 'incumbent'
  | 'work_done'
  | 'next_steps'
  | 'help_wanted'
  | 'customer_kpp'
  | 'customer_region'
  | 'customer_phone';

function Line({ name, bind, type, hint }: { name: TextPath; bind: FieldBinding; type?: string; hint?: string }) {
  const t = useT();
  return (
    <TextField
      label={t(`register.${name}`)}
      data-path={name}
      value={bind.fields[name]}
      error={bind.error(name)}
      onChange={(event) => bind.set({ [name]: event.currentTarget.value } as Partial<DraftFields>)}
      {...(type ? { type, autoComplete: 'off' } : {})}
      {...(hint ? { description: hint } : {})}
    />
  );
}

function Text({ name, bind }: { name: TextPath; bind: FieldBinding }) {
  const t = useT();
  return (
    <LongTextField
      label={t(`register.${name}`)}
      data-path={name}
      minRows={2}
      value={bind.fields[name]}
      error={bind.error(name)}
      onChange={(event) => bind.set({ [name]: event.currentTarget.value } as Partial<DraftFields>)}
    />
  );
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className={look.group}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

function CustomerGroup({ bind }: { bind: FieldBinding }) {
  const t = useT();
  const { fields, set, error } = bind;
  const byDomain = readIdentifier(fields.identifier, fields.customer_country).kind === 'domain';
  return (
    <Group legend={t('register.groupCustomer')}>
      <div className={look.pair}>
        <TextField
          label={t(byDomain ? 'register.alsoTaxId' : 'register.alsoDomain')}
          data-path={byDomain ? 'customer_tax_id_other' : 'customer_domain'}
          value={fields.other_identifier}
          error={byDomain ? undefined : error('customer_domain')}
          onChange={(event) => set({ other_identifier: event.currentTarget.value })}
        />
        <Line name="customer_kpp" bind={bind} hint={t('register.kppHint')} />
        <Line name="customer_region" bind={bind} />
        <Line name="customer_phone" bind={bind} type="tel" />
      </div>
    </Group>
  );
}

function ContactGroup({ bind }: { bind: FieldBinding }) {
  const t = useT();
  const { fields, set, error } = bind;
  return (
    <Group legend={t('register.groupContact')}>
      <div className={look.pair}>
        <Line name="contact_name" bind={bind} />
        <Line name="contact_role" bind={bind} />
        <Line name="contact_email" bind={bind} type="email" />
        <Line name="contact_phone" bind={bind} type="tel" />
      </div>
      <Checkbox
        label={t('register.contact_consent')}
        description={t('register.consentHint')}
        data-path="contact_consent"
        checked={fields.contact_consent}
        error={error('contact_consent')}
        onChange={(event) => set({ contact_consent: event.currentTarget.checked })}
      />
    </Group>
  );
}

/** Russian law numbers notices in one way each. */
function noticeHint(route: DraftFields['route'], t: T): { hint?: string } {
  if (route === 'law_44') return { hint: t('register.noticeHint44') };
  return route === 'law_223' ? { hint: t('register.noticeHint223') } : {};
}

function ProcurementGroup({ bind }: { bind: FieldBinding }) {
  const t = useT();
  const { fields, set, error } = bind;
  return (
    <Group legend={t('register.groupProcurement')}>
      <div className={look.pair}>
        <SelectField
          label={t('register.type')}
          data-path="type"
          data={TYPES.map((value) => ({ value, label: t(`registrations.type.${value}`) }))}
          value={fields.type}
          error={error('type')}
          onChange={(type) => type && set({ type: type as DraftFields['type'] })}
        />
        <SelectField
          label={t('register.route')}
          data-path="route"
          data={ROUTES.map((value) => ({ value, label: t(`register.route.${value}`) }))}
          value={fields.route}
          error={error('route')}
          onChange={(route) => route && set({ route: route as DraftFields['route'] })}
        />
        {fields.route !== 'direct' && (
          <>
            <Line name="notice_number" bind={bind} {...noticeHint(fields.route, t)} />
            <DateField
              label={t('register.notice_date')}
              data-path="notice_date"
              value={fields.notice_date}
              error={error('notice_date')}
              onChange={(notice_date) => set({ notice_date })}
            />
          </>
        )}
      </div>
      <Checkbox
        label={t('register.public_sector')}
        checked={fields.public_sector}
        onChange={(event) => set({ public_sector: event.currentTarget.checked })}
      />
    </Group>
  );
}

function DealGroup({ bind }: { bind: FieldBinding }) {
  const t = useT();
  return (
    <Group legend={t('register.groupDeal')}>
      <Line name="project_name" bind={bind} />
      <div className={look.pair}>
        <Line name="incumbent" bind={bind} hint={t('register.incumbentHint')} />
        <Line name="competitor" bind={bind} />
      </div>
      <Text name="work_done" bind={bind} />
      <Text name="next_steps" bind={bind} />
      <Text name="help_wanted" bind={bind} />
    </Group>
  );
}

/** Everything that can wait: contact, procurement, the course of the deal. `children`: who works on it, files. */
export function DetailsFields({ bind, children }: { bind: FieldBinding; children?: ReactNode }) {
  return (
    <div className={look.details}>
      <ContactGroup bind={bind} />
      <ProcurementGroup bind={bind} />
      <DealGroup bind={bind} />
      <CustomerGroup bind={bind} />
      {children}
    </div>
  );
}

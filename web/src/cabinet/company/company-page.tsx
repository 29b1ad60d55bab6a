import { formatTaxId } from '@kanal/server/kernel/identifiers/tax-id.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { StandingSanctions } from '../../features/conduct/standing-sanctions.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCabinet } from '../routes.ts';
import { Branches } from './branches.tsx';
import { Colleagues } from './colleagues.tsx';
import look from './company.module.css';
import type { Company } from './company.ts';

function ReachDialog({ company, onClose, onDone }: { company: Company; onClose: () => void; onDone: () => void }) {
  const t = useT();
  const [phone, setPhone] = useState(company.phone);
  const [email, setEmail] = useState(company.email);
  const [site, setSite] = useState(company.web_domain ?? '');
  return (
    <FormDialog
      title={t('cabinet.company.reach')}
      submit={t('cabinet.save')}
      send={() => call('updateCompany', { phone: phone.trim(), email: email.trim(), web_domain: site.trim() || null })}
      onClose={onClose}
      onDone={onDone}
    >
      {(error) => (
        <>
          <TextField
            label={t('cabinet.company.phone')}
            type="tel"
            value={phone}
            error={error('phone')}
            data-autofocus
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
          <TextField
            label={t('cabinet.company.email')}
            type="email"
            value={email}
            error={error('email')}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <TextField
            label={t('cabinet.company.site')}
            value={site}
            error={error('web_domain')}
            onChange={(event) => setSite(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

function Details({ company }: { company: Company }) {
  const t = useT();
  const { vendorName } = useCabinet();
  const facts = [
    { term: t('cabinet.company.legalName'), value: company.legal_name },
    { term: t('cabinet.company.taxId'), value: company.tax_id ? formatTaxId(company.country, company.tax_id) : '' },
    { term: t('register.customer_kpp'), value: company.kpp ?? '' },
    { term: t('cabinet.company.ogrn'), value: company.ogrn ?? '' },
    { term: t('register.city'), value: [...new Set([company.city, company.region])].filter(Boolean).join(', ') },
    { term: t('cabinet.company.phone'), value: company.phone },
    { term: t('cabinet.company.email'), value: company.email },
    { term: t('cabinet.company.site'), value: company.web_domain ?? '' },
    { term: t('cabinet.company.tier'), value: t(`registrations.tier.${company.tier}`) },
    { term: t('cabinet.company.manager', { vendor: vendorName }), value: company.manager?.name ?? '' },
  ];
  return <Facts facts={facts.filter((fact) => fact.value !== '')} termWidth={200} />;
}

function CompanyPage() {
  const t = useT();
  const client = useQueryClient();
  const { vendor, vendorName, can } = useCabinet();
  const [editing, setEditing] = useState(false);
  const { data: company, error, refetch } = useRead('getCompany', {});
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!company) return <SkeletonPage />;
  const done = () => {
    setEditing(false);
    void client.invalidateQueries();
    showToast({ message: t('cabinet.saved') });
  };
  return (
    <>
      <PageHeader
        title={company.name}
        lead={t('cabinet.company.lead', { vendor: vendorName })}
        actions={company.can.update && <Button onClick={() => setEditing(true)}>{t('cabinet.company.change')}</Button>}
      />
      {can('conduct.read') && (
        <StandingSanctions
          link={(id, words) => (
            <Link to="/c/$vendor/conduct" params={{ vendor }} search={{ tab: 'cases', case: id }}>
              {words}
            </Link>
          )}
        />
      )}
      <section className={look.section} aria-label={t('cabinet.company.details')}>
        <Details company={company} />
      </section>
      <Colleagues branches={company.branches} />
      <Branches branches={company.branches} canManage={company.can.update} />
      {editing && <ReachDialog company={company} onClose={() => setEditing(false)} onDone={done} />}
    </>
  );
}

export const route = createLazyRoute('/c/$vendor/company')({ component: CompanyPage });

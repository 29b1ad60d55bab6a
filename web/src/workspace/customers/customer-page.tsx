import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Note } from '../../ui/note.tsx';
import { PageError } from '../../ui/page-error.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { DealList } from '../deal-list.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { Answers } from './answers.tsx';
import { CustomerForm } from './customer-form.tsx';
import type { Customer } from './customer-types.ts';
import { GroupSection } from './group-section.tsx';
import { MergeDrawer } from './merge-drawer.tsx';
import { MergedInto, Merges } from './merges.tsx';
import { SplitDrawer } from './split-drawer.tsx';

function Aliases({ customer, onSplit }: { customer: Customer; onSplit?: () => void }) {
  const t = useT();
  return (
    <section className={page.section}>
      <div className={page.sectionHead}>
        <h2>{t('customers.aliases')}</h2>
        {onSplit && <Button onClick={onSplit}>{t('customers.split.open')}</Button>}
      </div>
      {customer.aliases.length === 0 && <p className="k-muted">{t('customers.noAliases')}</p>}
      <ul className={page.list}>
        {customer.aliases.map((alias) => (
          <li key={alias.name} className={page.line}>
            {alias.name}
            <span className="k-small k-muted">{t(`customers.source.${alias.source}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Details({ customer }: { customer: Customer }) {
  const t = useT();
  const format = useFormat();
  return (
    <Facts
      termWidth={128}
      facts={[
        {
          term: t('customers.taxId'),
          value: customer.tax_id ?? '—',
          ...(customer.kpp ? { note: t('customers.kppIs', { value: customer.kpp }) } : {}),
        },
        { term: t('customers.domain'), value: customer.web_domain ?? '—' },
        { term: t('customers.field.phone'), value: customer.phone ?? '—' },
        {
          term: t('customers.place'),
          value: [...new Set([customer.city, customer.region, customer.address])].filter(Boolean).join(', ') || '—',
        },
        { term: t('customers.industry'), value: customer.industry || '—' },
        {
          term: t('customers.sites'),
          value: t(customer.sites_buy_separately ? 'customers.sitesApart' : 'customers.sitesTogether'),
        },
        { term: t('customers.known'), value: format.day(customer.created_at) },
      ]}
    />
  );
}

function Sheet({ customer }: { customer: Customer }) {
  const t = useT();
  const { vendor, can } = useWorkspace();
  const [opened, setOpened] = useState<'edit' | 'merge' | 'split' | null>(null);
  const close = () => setOpened(null);
  const merges = can('customer.merge');
  const q = customer.tax_id ?? customer.name;
  const deals = useRead('listRegistrations', { q, limit: 20 }, { enabled: can('registration.read') });
  return (
    <>
      <PageHeader
        back={
          <Link to="/w/$vendor/customers" params={{ vendor }}>
            {t('customers.all')}
          </Link>
        }
        title={customer.name}
        lead={[customer.tax_id && t('customers.taxIdIs', { value: customer.tax_id }), customer.city]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            {customer.can.update && merges && (
              <Button onClick={() => setOpened('merge')}>{t('customers.merge.open')}</Button>
            )}
            {customer.can.update && <Button onClick={() => setOpened('edit')}>{t('customers.edit')}</Button>}
          </>
        }
      />
      {customer.status === 'closed' && <Note title={t('customers.status.closed')} />}
      {customer.merged_into && <MergedInto customer={customer} successorId={customer.merged_into} />}
      <div className={page.columns}>
        <section className={page.section}>
          <div className={page.sectionHead}>
            <h2>{t('customers.deals')}</h2>
            <Link to="/w/$vendor/deals" params={{ vendor }} search={{ q }}>
              {t('customers.inQueue')}
            </Link>
          </div>
          <DealList query={deals} empty={t('customers.noDeals')} withPartner />
        </section>
        <div>
          <section className={page.section}>
            <Details customer={customer} />
          </section>
          <GroupSection customer={customer} />
          <Aliases
            customer={customer}
            {...(customer.can.update && merges ? { onSplit: () => setOpened('split') } : {})}
          />
          <Answers customerId={customer.id} />
          <Merges customer={customer} />
        </div>
      </div>
      {opened === 'edit' && <CustomerForm customer={customer} onClose={close} />}
      {opened === 'merge' && <MergeDrawer customer={customer} onClose={close} />}
      {opened === 'split' && <SplitDrawer customer={customer} onClose={close} />}
    </>
  );
}

function CustomerPage() {
  const { id } = route.useParams();
  const { vendor } = useWorkspace();
  const t = useT();
  const { data, error, refetch } = useRead('getCustomer', { id });
  useDocumentTitle(`${data?.name ?? t('workspace.nav.customers')} · Kanal`);
  if (error) {
    const back = (
      <Link to="/w/$vendor/customers" params={{ vendor }}>
        {t('customers.all')}
      </Link>
    );
    return <PageError error={error} onRetry={() => void refetch()} back={back} />;
  }
  return data ? <Sheet customer={data} /> : <SkeletonPage />;
}

export const route = createLazyRoute('/w/$vendor/customers/$id')({ component: CustomerPage });

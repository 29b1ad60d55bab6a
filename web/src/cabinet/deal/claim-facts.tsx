import { formatTaxId } from '@kanal/server/kernel/identifiers/tax-id.ts';
import { useFormat } from '../../app/use-format.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { amountWords, familyNames } from '../../features/registrations/deal-words.ts';
import type { Registration } from '../../features/registrations/types.ts';
import { type Fact, Facts } from '../../ui/facts.tsx';
import look from './deal.module.css';

function contactWords(one: Registration): string {
  return [one.contact_name, one.contact_role, one.contact_email, one.contact_phone].filter(Boolean).join(', ');
}

function procurementWords(one: Registration, day: (moment: string) => string, t: T): string {
  const route = t(`register.route.${one.route}`);
  const notice = one.notice_number && one.notice_date ? `№ ${one.notice_number}, ${day(one.notice_date)}` : '';
  return [route, notice].filter(Boolean).join(', ');
}

function customerNote(one: Registration): string {
  const taxId = one.customer_tax_id ? formatTaxId(one.customer_country, one.customer_tax_id) : '';
  return [taxId, one.customer_domain, one.customer_phone, one.customer_city].filter(Boolean).join(' · ');
}

/** What was claimed, in words; empty fields are left out. */
export function ClaimFacts({ registration: one }: { registration: Registration }) {
  const t = useT();
  const { locale, day } = useFormat();
  const all: (Fact & { value: string })[] = [
    { term: t('cabinet.claim.customer'), value: one.customer_name, note: customerNote(one) },
    { term: t('register.product'), value: familyNames(one.products, locale) },
    { term: t('register.amount'), value: amountWords(one, locale, t) },
    { term: t('register.closeDate'), value: one.close_date ? day(one.close_date) : '' },
    { term: t('register.need'), value: one.need },
    { term: t('register.type'), value: t(`registrations.type.${one.type}`) },
    { term: t('register.route'), value: procurementWords(one, day, t) },
    { term: t('register.groupContact'), value: contactWords(one) },
    { term: t('register.project_name'), value: one.project_name },
    { term: t('register.incumbent'), value: one.incumbent },
    { term: t('register.competitor'), value: one.competitor },
    { term: t('register.work_done'), value: one.work_done },
    { term: t('register.next_steps'), value: one.next_steps },
    { term: t('register.help_wanted'), value: one.help_wanted },
    { term: t('register.responsible'), value: one.responsible.name },
    { term: t('register.branch'), value: one.branch?.name ?? '' },
  ];
  return (
    <section className={`${look.claim} ${look.section}`}>
      <h2>{t('cabinet.claim.title')}</h2>
      <Facts facts={all.filter((fact) => fact.value !== '')} termWidth={168} />
    </section>
  );
}

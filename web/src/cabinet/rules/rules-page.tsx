import type { RegistrationRules } from '@kanal/server/core/rules/contract/registration-rules.ts';
import { createLazyRoute } from '@tanstack/react-router';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Note } from '../../ui/note.tsx';
import { PageError } from '../../ui/page-error.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { useCabinet } from '../routes.ts';
import look from './rules.module.css';

type Money = (amountMinor: number) => string;

function decisionFacts(rules: RegistrationRules, money: Money, t: T): Fact[] {
  const days = (count: number) => t('cabinet.rules.businessDays', { count });
  return [
    {
      term: t('cabinet.rules.decision'),
      value: days(rules.decision_business_days),
      note: t('cabinet.rules.decisionLarge', {
        days: days(rules.decision_business_days_large),
        amount: money(rules.large_amount_minor),
      }),
    },
    {
      term: t('cabinet.rules.answer'),
      value: days(rules.answer_allowance_business_days),
      note: t('cabinet.rules.answerKeeps', { days: days(rules.answer_business_days) }),
    },
  ];
}

function protectionFacts(rules: RegistrationRules, money: Money, t: T): Fact[] {
  const days = (count: number) => t('cabinet.rules.days', { count });
  const extensions = rules.automatic_extensions + rules.manual_extensions;
  return [
    {
      term: t('cabinet.rules.protection'),
      value: days(rules.protection_days),
      note: t('cabinet.rules.protectionLarge', {
        days: days(rules.protection_days_enterprise),
        amount: money(rules.enterprise_amount_minor),
      }),
    },
    { term: t('cabinet.rules.tender'), value: t('cabinet.rules.tenderText', { days: days(rules.tender_extra_days) }) },
    {
      term: t('cabinet.rules.report'),
      value: t('cabinet.rules.every', { days: days(rules.report_every_days) }),
      note: t('cabinet.rules.reportWhy'),
    },
    {
      term: t('cabinet.rules.extension'),
      value: t('cabinet.rules.times', { count: extensions }),
      note: t('cabinet.rules.extensionDays', {
        days: days(rules.extension_days),
        automatic: rules.automatic_extensions,
      }),
    },
    {
      term: t('cabinet.rules.reactivate'),
      value: t('cabinet.rules.within', { days: days(rules.reactivate_within_days) }),
    },
    {
      term: t('cabinet.rules.change'),
      value: t('cabinet.rules.changeText', { percent: rules.amount_change_percent }),
    },
  ];
}

/** How a partner is heard, and by when it must speak. */
function hearingFacts(rules: RegistrationRules, t: T): Fact[] {
  const business = (count: number) => t('cabinet.rules.businessDays', { count });
  const days = (count: number) => t('cabinet.rules.days', { count });
  return [
    { term: t('cabinet.rules.appeal'), value: business(rules.appeal_business_days) },
    {
      term: t('cabinet.rules.hearing'),
      value: business(rules.hearing_business_days),
      note: t('cabinet.rules.freeze', { days: days(rules.tender_freeze_days) }),
    },
    {
      term: t('cabinet.rules.dispute'),
      value: days(rules.dispute_open_within_days),
      note: t('cabinet.rules.disputeText', {
        evidence: business(rules.dispute_evidence_business_days),
        total: business(rules.dispute_total_business_days),
        appeal: business(rules.dispute_appeal_business_days),
      }),
    },
    { term: t('cabinet.rules.conduct'), value: business(rules.conduct_reply_business_days) },
  ];
}

function limitFacts(rules: RegistrationRules, t: T): Fact[] {
  const quota = rules.quota_open_by_tier;
  const tiers = ['registered', 'silver', 'gold', 'platinum'] as const;
  const words = tiers.map((tier) => `${t(`registrations.tier.${tier}`)} — ${quota[tier]}`).join(', ');
  return [
    { term: t('cabinet.rules.quota'), value: words },
    { term: t('cabinet.rules.checks'), value: t('cabinet.rules.perHour', { count: rules.scope_checks_per_hour }) },
    {
      term: t('cabinet.rules.incumbent'),
      value: t('cabinet.rules.incumbentText', {
        from: rules.incumbent_window.from_days,
        until: rules.incumbent_window.until_days,
      }),
    },
    {
      term: t('cabinet.rules.idle'),
      value: t('cabinet.rules.idleText', { days: t('cabinet.rules.days', { count: rules.idle_draft_days }) }),
    },
    {
      term: t('cabinet.rules.coolDown'),
      value: t('cabinet.rules.days', { count: rules.cool_down_days }),
    },
    { term: t('cabinet.rules.early'), value: t('cabinet.rules.ahead', { count: rules.early_registration_days }) },
  ];
}

/** The rules that decisions are made by today, in words; every decision names their version. */
function RulesPage() {
  const t = useT();
  const { money, day, currency } = useFormat();
  const { vendorName } = useCabinet();
  const { data, error, refetch } = useRead('getRulesInForce', { rule_set: 'registration' }, { staleTime: 300_000 });
  if (error) return <PageError error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonPage />;
  const rules = data.document as unknown as RegistrationRules;
  const inCurrency: Money = (amount) => money(amount, data.currency);
  const since = data.effective_from ? day(data.effective_from) : '';
  return (
    <>
      <PageHeader
        title={t('cabinet.rules.title')}
        lead={t('cabinet.rules.lead', { version: data.version, date: since, vendor: vendorName })}
      />
      {data.note && <Note title={t('cabinet.rules.why')}>{data.note}</Note>}
      <section className={look.group}>
        <h2>{t('cabinet.rules.order')}</h2>
        <ol className={look.order}>
          {rules.priority_rules.map((rule) => (
            <li key={rule}>{t(`registrations.rule.${rule}`)}</li>
          ))}
        </ol>
      </section>
      <section className={look.group}>
        <h2>{t('cabinet.rules.deadlines')}</h2>
        <Facts facts={decisionFacts(rules, inCurrency, t)} termWidth={220} />
      </section>
      <section className={look.group}>
        <h2>{t('registrations.next.protection')}</h2>
        <Facts facts={protectionFacts(rules, inCurrency, t)} termWidth={220} />
        <p className={`${look.currency} k-small k-muted`}>
          {t('cabinet.rules.currency', { currency: currency(data.currency) })}
        </p>
      </section>
      <section className={look.group}>
        <h2>{t('cabinet.rules.heard')}</h2>
        <Facts facts={hearingFacts(rules, t)} termWidth={220} />
      </section>
      <section className={look.group}>
        <h2>{t('cabinet.rules.limits')}</h2>
        <Facts facts={limitFacts(rules, t)} termWidth={220} />
      </section>
    </>
  );
}

export const route = createLazyRoute('/c/$vendor/rules')({ component: RulesPage });

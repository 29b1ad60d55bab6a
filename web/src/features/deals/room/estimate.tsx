import { type Currency, formatNumber, parseMoney } from '@kanal/server/kernel/money.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { call, refusedField } from '../../../app/api.ts';
import type { MessageId } from '../../../app/messages.ts';
import { useFormat } from '../../../app/use-format.ts';
import { useLocale, useT } from '../../../app/use-t.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { type Fact, Facts } from '../../../ui/facts.tsx';
import { TextField } from '../../../ui/field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { readPercent } from '../percent.ts';
import type { Deal } from '../types.ts';
import { useDealSaved } from '../use-deal-command.ts';
import { dealCategories } from '../words.ts';
import look from './room.module.css';

type Category = (typeof dealCategories)[number];

function EstimateDialog({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const t = useT();
  const { locale } = useLocale();
  const saved = useDealSaved();
  const [amount, setAmount] = useState(deal.amount_minor === null ? '' : formatNumber(deal.amount_minor / 100, locale));
  const [close, setClose] = useState<string | null>(deal.close_date);
  const [probability, setProbability] = useState(deal.probability_own ? String(deal.probability) : '');
  const [category, setCategory] = useState<Category | null>(deal.category_own ? deal.category : null);
  const send = async () => {
    const read = amount.trim() === '' ? null : parseMoney(amount, deal.currency as Currency, locale);
    if (read && !read.ok) throw refusedField('amount_minor', t('deals.estimate.badAmount'));
    const percent = probability.trim() === '' ? null : readPercent(probability);
    if (percent === undefined) throw refusedField('probability', t('deals.estimate.badPercent'));
    return call('setDealForecast', {
      id: deal.id,
      probability: percent,
      category,
      amount_minor: read ? read.money.amountMinor : null,
      close_date: close,
    });
  };
  return (
    <FormDialog<Deal>
      title={t('deals.estimate')}
      text={t('deals.estimate.text')}
      submit={t('deals.save')}
      send={send}
      onClose={onClose}
      onDone={(next) => {
        saved(next);
        onClose();
      }}
    >
      {(error) => (
        <>
          <TextField
            label={t('deals.estimate.amount', { currency: t(`register.sign.${deal.currency}` as MessageId) })}
            inputMode="decimal"
            value={amount}
            error={error('amount_minor')}
            data-autofocus
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
          <DateField
            label={t('deals.estimate.close')}
            allowDeselect
            value={close}
            error={error('close_date')}
            onChange={setClose}
          />
          <TextField
            label={t('deals.estimate.probability')}
            description={t('deals.estimate.byStage')}
            inputMode="numeric"
            value={probability}
            error={error('probability')}
            onChange={(event) => setProbability(event.currentTarget.value)}
          />
          <SelectField
            label={t('deals.estimate.category')}
            data={[
              { value: '', label: t('deals.estimate.byProbability') },
              ...dealCategories.map((value) => ({ value, label: t(`deals.category.${value}`) })),
            ]}
            value={category ?? ''}
            onChange={(next) => setCategory((next || null) as Category | null)}
          />
        </>
      )}
    </FormDialog>
  );
}

/** What is expected: amount, close, probability; beside what was registered, when that differs. */
export function Estimate({ deal }: { deal: Deal }) {
  const t = useT();
  const { money, day, percent } = useFormat();
  const [open, setOpen] = useState(false);
  const sum = (minor: number | null) => (minor === null ? t('deals.unknown') : money(minor, deal.currency));
  const date = (value: string | null) => (value ? day(value) : t('deals.unknown'));
  const won = deal.state === 'won';
  const facts: Fact[] = [
    {
      term: t(won ? 'deals.estimate.won' : 'deals.estimate.sum'),
      value: <b>{sum(won ? deal.won_amount_minor : deal.amount_minor)}</b>,
      ...(deal.amount_minor === deal.claimed_amount_minor
        ? {}
        : { note: t('deals.estimate.claimed', { value: sum(deal.claimed_amount_minor) }) }),
    },
    {
      term: t(won ? 'deals.estimate.closed' : 'deals.estimate.close'),
      value: date(won ? deal.closed_on : deal.close_date),
      ...(deal.close_date === deal.claimed_close_date
        ? {}
        : { note: t('deals.estimate.claimed', { value: date(deal.claimed_close_date) }) }),
    },
    {
      term: t('deals.estimate.probability'),
      value: percent(deal.probability),
      note: t(deal.probability_own ? 'deals.estimate.own' : 'deals.estimate.ofStage'),
    },
    { term: t('deals.estimate.category'), value: t(`deals.category.${deal.category}`) },
  ];
  return (
    <section className={look.section}>
      <div className={look.title}>
        <h2>{t('deals.estimate')}</h2>
        {deal.can.forecast && (
          <Button variant="subtle" onClick={() => setOpen(true)}>
            {t('deals.change')}
          </Button>
        )}
      </div>
      <Facts facts={deal.state === 'open' ? facts : facts.slice(0, 2)} termWidth={136} />
      {open && <EstimateDialog deal={deal} onClose={() => setOpen(false)} />}
    </section>
  );
}

import { formatExactMoney, isCurrency } from '@kanal/server/kernel/money.ts';
import type { Output } from '../../app/api.ts';
import type { Format } from '../../app/use-format.ts';
import type { T } from '../../app/use-t.tsx';

type Sum = Output<'sumRegistrations'>['sums'][number];

/** «33 430 000 ₽», with more currencies and what is paid monthly said apart: `33 430 000 ₽ + $2,000 в мес.` */
export function sumWords(sums: readonly Sum[], t: T, format: Format): string {
  return sums
    .map(({ currency, billing, amount_minor }) => {
      const minor = BigInt(amount_minor);
      const amount = isCurrency(currency)
        ? formatExactMoney(minor, currency, format.locale)
        : format.money(Number(minor), currency);
      return billing === 'monthly' ? t('queue.monthly', { amount }) : amount;
    })
    .join(' + ');
}

/** The sums of rows that are at hand, as the server adds up a view. */
export function sumsOf(
  rows: readonly { amount_minor: number | null; currency: string; billing: Sum['billing'] }[],
): Sum[] {
  const sums = new Map<string, Sum>();
  for (const { amount_minor, currency, billing } of rows) {
    if (amount_minor === null) continue;
    const key = `${currency} ${billing}`;
    const before = BigInt(sums.get(key)?.amount_minor ?? 0);
    sums.set(key, { currency, billing, amount_minor: String(before + BigInt(amount_minor)) });
  }
  return [...sums.values()];
}

/** What a receipt says, in words: taken from the evidence itself, not from the page around it. */
import type { Facts, LeafType } from '@kanal/receipt';
import type { Locale } from '@kanal/server/kernel/locale.ts';
import { formatMoney, formatNumber, isCurrency, parseMoney } from '@kanal/server/kernel/money.ts';
import type { T } from '../../app/use-t.tsx';

const TITLED = [
  'registered',
  'imported',
  'taken',
  'assigned',
  'action_required',
  'resubmitted',
  'reported',
  'at_risk',
  'changed',
  'edited',
  'approved',
  'rejected',
  'appealed',
  'conflict.opened',
  'conflict.resolved',
  'provisional',
  'breach.recorded',
  'direct.allowed',
  'removal.proposed',
  'removal.answered',
  'removal.declined',
  'revoked',
  'wound_down',
  'transferred',
  'extended',
  'extension_requested',
  'extension_declined',
  'expired',
  'reactivated',
  'won',
  'lost',
  'withdrawn',
  'unanswered',
  'change_refused',
  'partner_key.added',
  'partner_key.retired',
] as const satisfies readonly LeafType[];
type Titled = (typeof TITLED)[number];

const isTitled = (type: string): type is Titled => (TITLED as readonly string[]).includes(type);

export interface ReceiptWords {
  /** What happened to which registration. */
  event: string;
  /** Of what, or by whom. */
  subject: string;
  /** Version of the rules that were in force; empty when the receipt does not open it. */
  rulesVersion: string;
  /** Name of the signing key that it is about; empty for all else. */
  key: string;
}

interface Reader {
  locale: Locale;
  /** Name of the vendor, as the reader knows it. */
  vendor: string;
}

export function receiptWords({ leaf, opened }: Facts, { locale, vendor }: Reader, t: T): ReceiptWords {
  const value = (label: string): string => {
    const found = opened.find((field) => field.label === label)?.value;
    if (typeof found === 'number') return formatNumber(found, locale);
    return typeof found === 'string' ? found : '';
  };
  const by = leaf.actor === 'vendor' && value('by') ? `${value('by')}, ${vendor}` : value('by');
  const claim = [value('customer'), amountOf(value('amount'), value('currency'), locale)].filter(Boolean).join(' · ');
  const device = [value('device'), value('owner')].filter(Boolean).join(' · ');
  return {
    event: t(`receipts.event.${isTitled(leaf.type) ? leaf.type : 'other'}`, { number: value('number') }),
    // Work that runs by itself has a name for machines only.
    subject: claim || device || (leaf.actor === 'system' ? t('receipts.bySystem') : by),
    rulesVersion: value('rules_version'),
    key: value('key_id'),
  };
}

function amountOf(text: string, currency: string, locale: Locale): string {
  if (text === '' || !isCurrency(currency)) return '';
  const read = parseMoney(text, currency, 'en');
  return read.ok ? formatMoney(read.money, locale) : '';
}

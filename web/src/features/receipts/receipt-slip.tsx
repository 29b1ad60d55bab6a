import type { Facts } from '@kanal/receipt';
import { formatDay, formatTime, formatZone } from '@kanal/server/kernel/dates.ts';
import { formatNumber } from '@kanal/server/kernel/money.ts';
import { Button } from '@mantine/core';
import { IconDownload, IconPrinter, IconShieldCheck } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../app/api.ts';
import { download } from '../../app/download.ts';
import { handOverReceipt } from '../../app/receipt-handover.ts';
import { type T, useT } from '../../app/use-t.tsx';
import type { TimeStyle } from '../../app/use-time-style.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Receipt, type ReceiptProps } from '../../ui/receipt.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { ReadReceipt } from './read-receipt.ts';
import { receiptWords } from './receipt-words.ts';
import { SEAL_TONE, sealOf } from './seal-of.ts';
import { type ReceiptsOf, useReceipt } from './use-receipts.ts';

interface SlipProps {
  receipts: ReceiptsOf;
  index: number;
  /** The vendor's name. */
  vendor: string;
  style: TimeStyle;
}

/** The receipt of one step, verified in this browser before it is shown. */
export function ReceiptSlip({ receipts, index, vendor, style }: SlipProps) {
  const { data, error, refetch } = useReceipt(receipts, index);
  if (error) return <NoReceipt error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={5} />;
  const actions = <Actions receipts={receipts} index={index} file={data.file} />;
  return <Slip read={data} index={index} vendor={vendor} style={style} actions={actions} />;
}

interface VerifiedSlipProps extends Omit<SlipProps, 'receipts' | 'index'> {
  /** null: what does not verify does not say which entry it is of. */
  index: number | null;
  read: ReadReceipt;
  actions: ReactNode;
}

/** What a verified receipt says, whatever it is about. */
export function Slip({ read: { verdict, words }, index, vendor, style, actions }: VerifiedSlipProps) {
  const t = useT();
  const state = sealOf(verdict);
  const told = verdict.outcome === 'valid' ? wordsOf(verdict.facts, vendor, style, t) : { event: t('receipts.broken') };
  return (
    <Receipt
      kind={t('receipts.kind')}
      index={index === null ? t('receipts.none') : t('receipts.number', { index: formatNumber(index, style.locale) })}
      {...told}
      {...(words ? { words: { label: t('receipts.words'), list: words[style.locale] } } : {})}
      seal={SEAL_TONE[state]}
      sealTitle={t(`receipts.seal.${state}.title`)}
      sealText={t(`receipts.seal.${state}.text`)}
      actions={actions}
    />
  );
}

function wordsOf(
  facts: Facts,
  vendor: string,
  style: TimeStyle,
  t: T,
): Pick<ReceiptProps, 'event' | 'subject' | 'parts'> {
  const { event, subject, rulesVersion, key } = receiptWords(facts, { locale: style.locale, vendor }, t);
  const at = new Date(facts.when.stated);
  const seconds = String(at.getUTCSeconds()).padStart(2, '0');
  const { locale, timeZone } = style;
  const moment = (
    <>
      <b>
        {formatTime(at, style)}:{seconds}
      </b>{' '}
      · {formatDay(at, { locale, timeZone })}, {formatZone(at, style)}
    </>
  );
  const rules = { label: t('receipts.rules'), text: t('receipts.version', { version: rulesVersion }) };
  const signed = signedWords(facts, t);
  const parts = [
    { label: t('receipts.recorded'), text: moment },
    ...(rulesVersion ? [rules] : []),
    ...(key ? [{ label: t('receipts.key'), text: key }] : []),
    ...(signed ? [{ label: t('receipts.signature'), text: signed }] : []),
  ];
  return { event, subject, parts };
}

/** What the receipt itself proves of the partner's signature. */
function signedWords({ signed }: Facts, t: T): string | null {
  if (!signed) return null;
  return signed.shown ? t('receipts.signedWith', { key: signed.keyId }) : t('receipts.signedUnshown');
}

/** The evidence, or its retelling on paper. */
type Kept = 'downloadReceipt' | 'downloadReceiptPdf';

function Actions({ receipts, index, file }: { receipts: ReceiptsOf; index: number; file: string }) {
  const t = useT();
  const router = useRouter();
  const [failed, setFailed] = useState<{ error: unknown; operation: Kept } | null>(null);
  const verify = () => {
    handOverReceipt({ file, vkey: receipts.vkey });
    router.history.push('/verify');
  };
  const keep = (operation: Kept) => {
    setFailed(null);
    const lost = (error: unknown) => setFailed({ error, operation });
    download(operation, { id: receipts.registrationId, index }).catch(lost);
  };
  return (
    <>
      <Button variant="filled" leftSection={<IconShieldCheck size={18} aria-hidden />} onClick={verify}>
        {t('receipts.verify')}
      </Button>
      <Button leftSection={<IconDownload size={18} aria-hidden />} onClick={() => keep('downloadReceipt')}>
        {t('receipts.download')}
      </Button>
      <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => keep('downloadReceiptPdf')}>
        {t('receipts.paper')}
      </Button>
      {failed && <ErrorNote error={failed.error} onRetry={() => keep(failed.operation)} />}
    </>
  );
}

/** In place of the slip: the log is not signed, or nothing was written about this registration. */
export function NoReceipt({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT();
  if (!(error instanceof ApiProblem)) return <ErrorNote error={error} {...(onRetry ? { onRetry } : {})} />;
  const missing = error.problem.code === 'record.not_found';
  const { title, detail } = error.problem;
  return (
    <Receipt
      kind={t('receipts.kind')}
      index={t('receipts.none')}
      event={missing ? t('receipts.missing') : title}
      seal="red"
      sealTitle={t(missing ? 'receipts.seal.missing.title' : 'receipts.seal.unsigned.title')}
      sealText={missing ? t('receipts.seal.missing.text') : (detail ?? '')}
    />
  );
}

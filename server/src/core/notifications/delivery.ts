/**
 * Takes queued mails from the table and sends them. A mail is claimed in one short transaction (its next attempt lies a
 * lease ahead), sent without any transaction, and marked in a second one: two processes never send the same mail at the
 * same time, and a process that dies leaves it to be sent again when the lease has passed.
 */
import { isLocale } from '../../kernel/locale.ts';
import { ProblemError } from '../../kernel/problem.ts';
import type { Database } from '../../platform/db/pool.ts';
import { type Tx, tenantTransaction } from '../../platform/db/tenancy.ts';
import type { Log } from '../../platform/log.ts';
import type { MailTransport, OutgoingMail, SendResult } from '../../platform/mail/transport.ts';
import { checkpointFile, receiptFile, recordHandover, selectOwnerOfLeaf } from '../trust/index.ts';
import { ownAddress } from './mail-page.ts';
import { secretMailKinds } from './mail-queue.ts';
import { claimMails, keepMails, type MailOutcome, type MailVendor, markMail, vendorsOf } from './store/delivery.ts';
import type { MailRecord } from './store/notices.ts';
import { texts } from './words.ts';

const atOnce = 5;
const lastAttempt = 8;
/** Longer than a batch may take by the transport's own time limits. */
const leaseMs = 5 * 60_000;
const pollMs = 2_000;
/** Long enough that a busy minute costs a few looks a second, short enough that nobody waits for a mail. */
const kickMs = 250;

export interface MailDelivery {
  /** A mail may have been queued for this vendor: look now. Does nothing before `start`. */
  kick(vendorId: string): void;
  /** One round over the given vendors (all when none); returns how many mails were sent, kept or tried. */
  pass(vendorIds?: string[]): Promise<number>;
  /** Begins to look by itself. */
  start(): void;
  stop(): Promise<void>;
}

export interface DeliveryDeps {
  db: Database;
  /** null: no mail server is set; mails are kept for the outbox page. */
  transport: MailTransport | null;
  /** Where links lead; without a slash at the end. */
  publicUrl: string;
  /** Returns when what was committed before is signed. @throws ProblemError when the signer refuses */
  signed: (vendorId: string) => Promise<void>;
  log: Log;
  now: () => Date;
}

export function createMailDelivery(deps: DeliveryDeps): MailDelivery {
  const waiting = new Set<string>();
  let running: Promise<unknown> = Promise.resolve();
  let poll: NodeJS.Timeout | null = null;
  let soon: NodeJS.Timeout | null = null;
  let queued = false;

  const pass = async (vendorIds?: string[]): Promise<number> => {
    let handled = 0;
    for (const vendor of await vendorsOf(deps.db, vendorIds)) handled += await deliverFor(deps, vendor);
    return handled;
  };
  const enqueue = (vendorIds?: string[]) => {
    // A slow mail server must not pile up rounds that would all do the same.
    if (!vendorIds && queued) return;
    if (!vendorIds) queued = true;
    running = running
      .then(() => {
        if (!vendorIds) queued = false;
        return poll ? pass(vendorIds) : 0;
      })
      .catch((error: unknown) => deps.log.error({ err: error }, 'mail round failed; the next one repeats it'));
  };
  return {
    kick(vendorId) {
      if (!poll) return;
      waiting.add(vendorId);
      soon ??= setTimeout(() => {
        soon = null;
        const ids = [...waiting];
        waiting.clear();
        enqueue(ids);
      }, kickMs);
    },
    pass,
    start() {
      poll ??= setInterval(() => enqueue(), pollMs);
    },
    async stop() {
      if (poll) clearInterval(poll);
      if (soon) clearTimeout(soon);
      poll = null;
      await running;
      deps.transport?.close();
    },
  };
}

async function deliverFor(deps: DeliveryDeps, vendor: MailVendor): Promise<number> {
  const inVendor: InVendor = (work) =>
    tenantTransaction(deps.db, { vendorId: vendor.vendor_id, partnerId: 'all' }, work);
  const { transport } = deps;
  // Nobody of the demo exists: its mails never leave the house, whatever server is set.
  if (!transport || vendor.is_demo) {
    return inVendor((tx) => keepMails(tx, vendor.vendor_id, ownAddress, deps.publicUrl));
  }
  let handled = 0;
  for (;;) {
    const now = deps.now();
    const leaseEnd = new Date(now.getTime() + leaseMs);
    const claimed = await inVendor((tx) => claimMails(tx, vendor.vendor_id, { now, leaseEnd, limit: atOnce }));
    if (claimed.length === 0) return handled;
    await Promise.all(
      claimed.map(async (mail) => {
        const outcome = await send(deps, transport, mail, inVendor);
        await inVendor((tx) => markDone(tx, mail, outcome));
      }),
    );
    handled += claimed.length;
  }
}

/** A receipt that a mail server has taken for somebody of the partner has left the vendor's hands. */
async function markDone(tx: Tx, mail: MailRecord, outcome: MailOutcome): Promise<void> {
  await markMail(tx, mail, outcome);
  const { vendor_id: vendorId, receipt_index: index } = mail;
  if (outcome.state !== 'sent' || index === null || mail.partner_id === null) return;
  const owner = await selectOwnerOfLeaf(tx, vendorId, index);
  if (owner?.partnerId === mail.partner_id)
    await recordHandover(tx, vendorId, { ...owner, index, way: 'mail', at: outcome.sent_at });
}

type InVendor = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

async function send(
  deps: DeliveryDeps,
  transport: MailTransport,
  mail: MailRecord,
  inVendor: InVendor,
): Promise<MailOutcome> {
  const result = await withAttachment(deps, transport, mail, inVendor);
  const now = deps.now();
  if (result.sent) return { state: 'sent', sent_at: now, wipe: secretMailKinds.has(mail.kind) };
  const over = result.permanent || mail.attempts >= lastAttempt;
  // The answer of a mail server may name the receiver: it stands in the table, not in the log.
  deps.log.warn({ vendor: mail.vendor_id, mail: mail.id, attempt: mail.attempts, over }, 'a mail could not be sent');
  return over
    ? { state: 'failed', last_error: result.error }
    : { state: 'queued', last_error: result.error, next_attempt_at: new Date(now.getTime() + pauseMs(mail.attempts)) };
}

/** A mail that promises a receipt waits until the log is signed: what cannot be proven is not told as if it were. */
async function withAttachment(
  deps: DeliveryDeps,
  transport: MailTransport,
  mail: MailRecord,
  inVendor: InVendor,
): Promise<SendResult> {
  const { receipt_index: index, checkpoint_size: size, vendor_id: vendorId } = mail;
  let attachment: OutgoingMail['attachment'] = null;
  if (index !== null) {
    try {
      await deps.signed(vendorId);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const locale = isLocale(mail.locale) ? mail.locale : 'en';
      return { sent: false, permanent: false, error: texts().problem(locale, error.problem.code, 'title', {}) };
    }
    attachment = await inVendor((tx) => receiptFile(tx, vendorId, index));
  }
  if (size !== null) attachment = await inVendor((tx) => checkpointFile(tx, vendorId, size));
  return transport.send({
    id: mail.id,
    to: mail.to_address,
    subject: mail.subject,
    text: mail.text_body.replaceAll(ownAddress, deps.publicUrl),
    html: mail.html_body.replaceAll(ownAddress, deps.publicUrl),
    language: mail.locale,
    unsubscribeUrl: mail.settings_path ? `${deps.publicUrl}${mail.settings_path}` : null,
    attachment,
  });
}

/** Half a minute, then twice as long each time: eight attempts in about an hour. */
export function pauseMs(attempt: number): number {
  return 30_000 * 2 ** (attempt - 1);
}

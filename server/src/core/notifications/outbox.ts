import type { z } from 'zod';
import type { Locale } from '../../kernel/locale.ts';
import { toPage } from '../../kernel/page.ts';
import { fail } from '../../kernel/problem.ts';
import { implement } from '../../platform/operations/implement.ts';
import { checkpointName, receiptName } from '../trust/index.ts';
import { getMail, listMails, type MailRow, type mailStates, retryMail } from './contract/mails.ts';
import { ownAddress } from './mail-page.ts';
import { secretMailKinds } from './mail-queue.ts';
import { lockMail, type MailRecord, readMail, requeueMail, selectMails } from './store/notices.ts';

type State = (typeof mailStates)[number];

const retryable: ReadonlySet<string> = new Set<State>(['failed', 'kept']);

export const outboxOperations = [
  implement(listMails, async (c, input) => {
    const rows = await selectMails(c.tx, c.scope(), input);
    const page = toPage(rows, input.limit, (row) => [row.created_at.toISOString(), row.id]);
    return { items: page.items.map(presentMail), nextCursor: page.nextCursor };
  }),

  implement(getMail, async (c, { id }) => {
    const row = c.authorize(await readMail(c.tx, c.actor.vendorId, id));
    // Where no mail server is set, this page is the only way such a mail reaches anybody.
    const hidden = secretMailKinds.has(row.kind) && row.state !== 'kept';
    const body = (text: string) => (hidden ? '' : text.replaceAll(ownAddress, ''));
    return {
      ...presentMail(row),
      attachment: attachmentOf(row),
      hidden,
      text: body(row.text_body),
      html: body(row.html_body),
    };
  }),

  implement(retryMail, async (c, { id }) => {
    const row = c.authorize(await lockMail(c.tx, c.actor.vendorId, id));
    if (!retryable.has(row.state)) fail('mail.wrong_state', { state: row.state });
    return presentMail(await requeueMail(c.tx, row));
  }),
];

function attachmentOf({ receipt_index, checkpoint_size }: MailRecord): string | null {
  if (receipt_index !== null) return receiptName(receipt_index);
  return checkpoint_size === null ? null : checkpointName(checkpoint_size);
}

function presentMail(row: MailRecord): z.input<typeof MailRow> {
  return {
    id: row.id,
    kind: row.kind,
    to: row.to_address,
    subject: row.subject,
    locale: row.locale as Locale,
    state: row.state as State,
    attempts: row.attempts,
    last_error: row.last_error,
    created_at: row.created_at.toISOString(),
    next_attempt_at: row.state === 'queued' ? (row.next_attempt_at?.toISOString() ?? null) : null,
    sent_at: row.sent_at?.toISOString() ?? null,
    can: { retry: retryable.has(row.state) },
  };
}

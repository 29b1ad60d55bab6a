/**
 * A mail is written in the transaction that causes it, ready to read; delivery takes it from the table. Texts:
 * `mail.<kind>.subject`, `.body` (paragraphs divided by an empty line) and, when there is a link, `.action`.
 */
import { newId } from '../../kernel/ids.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { htmlOf, type MailPage, textOf } from './mail-page.ts';
import { insertMails } from './store/delivery.ts';
import { oneLine, texts } from './words.ts';

export interface MailOrder {
  vendorId: string;
  /** The partner whose people may see that it was sent; null: the vendor's own. */
  partnerId: string | null;
  /** null: to somebody who is not a person of the vendor yet. */
  personId: string | null;
  to: string;
  locale: Locale;
  kind: string;
  /** `link`: where the button leads; absolute, or a path of this installation (`/invitation#…`). */
  values: Record<string, string | number>;
  now: Date;
}

/** Kinds whose text opens a door. Delivery wipes both bodies as soon as such a mail is sent. */
export const secretMailKinds: ReadonlySet<string> = new Set(['invitation', 'sign_in_link', 'password_reset']);

export async function queueMail(tx: Tx, order: MailOrder): Promise<void> {
  const { vendorId, partnerId, personId, to, locale, kind, now } = order;
  await insertMails(tx, [
    {
      vendor_id: vendorId,
      id: newId(now),
      partner_id: partnerId,
      person_id: personId,
      kind,
      to_address: to,
      locale,
      created_at: now,
      ...writtenPage(pageOf(order)),
    },
  ]);
}

export function writtenPage(page: MailPage) {
  return { subject: page.subject, text_body: textOf(page), html_body: htmlOf(page) };
}

function pageOf({ kind, locale, values }: MailOrder): MailPage {
  const say = (part: string) => texts().text(locale, `mail.${kind}.${part}`, values);
  return {
    subject: oneLine(say('subject')),
    locale,
    paragraphs: say('body').split('\n\n'),
    action: texts().has(`mail.${kind}.action`) && values.link ? { label: say('action'), link: `${values.link}` } : null,
    footer: texts().text(locale, 'mail.footer', values),
  };
}

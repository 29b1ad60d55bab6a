/**
 * A mail is written in the transaction that causes it, ready to read; delivery takes it from the table. Texts:
 * `mail.<kind>.subject`, `.body` (paragraphs divided by an empty line) and, when there is a link, `.action`.
 */

import { newId } from '../../kernel/ids.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';

export interface MailOrder {
  vendorId: string;
  /** The partner whose people may see that it was sent; null: the vendor's own. */
  partnerId: string | null;
  /** null: to somebody who is not a person of the vendor yet. */
  personId: string | null;
  to: string;
  locale: Locale;
  kind: string;
  /** `link`: an absolute address for the button. */
  values: Record<string, string | number>;
  now: Date;
}

/** Kinds whose text opens a door. Delivery wipes both bodies as soon as such a mail is sent. */
export const secretMailKinds: ReadonlySet<string> = new Set(['invitation', 'sign_in_link', 'password_reset']);

let catalogue: Texts | null = null;

function texts(): Texts {
  catalogue ??= loadTexts();
  return catalogue;
}

export async function queueMail(tx: Tx, order: MailOrder): Promise<void> {
  const written = writeMail(order);
  await tx
    .insertInto('mails')
    .values({
      vendor_id: order.vendorId,
      id: newId(order.now),
      partner_id: order.partnerId,
      person_id: order.personId,
      kind: order.kind,
      to_address: order.to,
      locale: order.locale,
      created_at: order.now,
      ...written,
    })
    .execute();
}

function writeMail({ kind, locale, values }: MailOrder) {
  const say = (part: string) => texts().text(locale, `mail.${kind}.${part}`, values);
  const paragraphs = say('body').split('\n\n');
  const action =
    texts().has(`mail.${kind}.action`) && values.link ? { label: say('action'), link: `${values.link}` } : null;
  const footer = texts().text(locale, 'mail.footer', values);
  const lines = [...paragraphs, ...(action ? [`${action.label}:\n${action.link}`] : []), `-- \n${footer}`];
  const html = [
    ...paragraphs.map((text) => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`),
    ...(action ? [`<p><a href="${escapeHtml(action.link)}">${escapeHtml(action.label)}</a></p>`] : []),
    `<hr><p><small>${escapeHtml(footer)}</small></p>`,
  ];
  return {
    // A line break in a name must not begin a header of its own.
    subject: say('subject').replace(/[\r\n]+/g, ' '),
    text_body: `${lines.join('\n\n')}\n`,
    html_body: `<!doctype html><html lang="${locale}"><body>${html.join('')}</body></html>`,
  };
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] as string);
}

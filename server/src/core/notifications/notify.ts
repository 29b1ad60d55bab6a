/** Tells people something: a row in the application and a mail, each by the reader's own choice, language and zone. */
import { createHash } from 'node:crypto';
import { isLocale, type Locale } from '../../kernel/locale.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { concernsSide, type NoticeRule, type NoticeType, noticeTypes } from './contract/notice-types.ts';
import { writtenPage } from './mail-queue.ts';
import { insertMails } from './store/delivery.ts';
import { type Choice, insertNotifications, type Reader, selectReaders } from './store/notices.ts';
import { type NoticeParams, noticeWords, texts } from './words.ts';

export interface Notice {
  vendorId: string;
  /** The one partner whose people may be among the readers; null: the vendor's own people only. */
  partnerId: string | null;
  personIds: readonly string[];
  type: NoticeType;
  params: NoticeParams;
  /** Page within the reader's workplace (`deals/<id>`), or of the whole installation (`/verify`). */
  page: string;
  /** When it happened, if that is not now. */
  at?: Date;
  /** Index of the leaf whose receipt goes along with the partner's mails. */
  receipt?: number | null;
  /** Size of the checkpoint whose signed note goes along. */
  checkpoint?: number;
  /** What makes this notice one and the same, when its cause is delivered twice: the event's id. */
  key: string;
}

/** Needs a transaction over the whole vendor. People who have left are passed over. */
export async function notify(c: { tx: Tx; now: Date }, notice: Notice): Promise<void> {
  const ids = [...new Set(notice.personIds)];
  if (ids.length === 0) return;
  const { vendorId, type } = notice;
  const readers = await selectReaders(c.tx, vendorId, ids, type);
  for (const reader of readers) assertReaches(notice, reader);
  const rule: NoticeRule = noticeTypes[type];
  await insertNotifications(
    c.tx,
    readers.filter((reader) => wants(rule, reader).in_app).map((reader) => noticeRow(notice, reader, c.now)),
  );
  await insertMails(
    c.tx,
    readers
      .filter((reader) => wants(rule, reader).by_mail && reader.email !== '')
      .map((reader) => mailRow(notice, rule, reader, c.now)),
  );
}

function wants(rule: NoticeRule, { in_app, by_mail }: Reader): Choice {
  return rule.duty
    ? { in_app: !rule.mailOnly, by_mail: true }
    : { in_app: !rule.mailOnly && (in_app ?? true), by_mail: by_mail ?? rule.byMail };
}

/** What the page is about: `registration`. */
function areaOf(type: NoticeType): string {
  return type.slice(0, type.indexOf('.'));
}

/** A notice never crosses the wall between partners, whoever asked for it. */
function assertReaches({ partnerId, type }: Notice, reader: Reader): void {
  if (reader.partner_id !== null && reader.partner_id !== partnerId)
    throw new Error(`${type}: a reader belongs to another partner`);
  if (!concernsSide(type, reader.partner_id === null ? 'vendor' : 'partner'))
    throw new Error(`${type} is not for this side`);
}

function linkTo(page: string, reader: Reader): string {
  return page.startsWith('/') ? page : `${workplace(reader)}/${page}`;
}

function workplace(reader: Reader): string {
  return `/${reader.partner_id === null ? 'w' : 'c'}/${reader.slug}`;
}

function noticeRow(notice: Notice, reader: Reader, now: Date) {
  return {
    vendor_id: notice.vendorId,
    id: idOf('notice', notice, reader),
    person_id: reader.id,
    partner_id: reader.partner_id,
    type: notice.type,
    params: JSON.stringify(notice.params),
    link: linkTo(notice.page, reader),
    created_at: notice.at ?? now,
  };
}

function mailRow(notice: Notice, rule: NoticeRule, reader: Reader, now: Date) {
  const locale: Locale = isLocale(reader.locale) ? reader.locale : 'en';
  const words = noticeWords(notice.type, notice.params, { locale, timeZone: reader.time_zone }, now);
  const say = (id: string) => texts().text(locale, id, { name: reader.full_name });
  const settings = rule.duty ? null : `${workplace(reader)}/profile`;
  const receipt = reader.partner_id === null ? null : (notice.receipt ?? null);
  const page = writtenPage({
    subject: words.title,
    locale,
    paragraphs: [
      say('notice.greeting'),
      `${words.title}.`,
      words.text,
      ...(receipt === null ? [] : [texts().text(locale, 'notice.receipt', { index: receipt })]),
    ],
    quote: words.note ? { label: say('notice.note'), text: words.note } : null,
    action: { label: say(`notice.${areaOf(notice.type)}.open`), link: linkTo(notice.page, reader) },
    footer: say(rule.duty ? 'notice.footer_duty' : 'notice.footer'),
    settings: settings ? { label: say('notice.settings'), path: settings } : null,
  });
  return {
    vendor_id: notice.vendorId,
    id: idOf('mail', notice, reader),
    partner_id: reader.partner_id,
    person_id: reader.id,
    kind: notice.type,
    to_address: reader.email,
    locale,
    settings_path: settings,
    receipt_index: receipt,
    checkpoint_size: notice.checkpoint ?? null,
    created_at: now,
    ...page,
  };
}

/** A name-based UUID, so that the same notice to the same reader is one row however often its cause arrives. */
function idOf(what: 'notice' | 'mail', { key, type }: Notice, reader: Reader): string {
  const hex = createHash('sha256').update(`${what}/${key}/${type}/${reader.id}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

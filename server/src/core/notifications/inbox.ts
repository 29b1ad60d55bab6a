import type { Locale } from '../../kernel/locale.ts';
import { toPage } from '../../kernel/page.ts';
import { type FieldProblem, fail } from '../../kernel/problem.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import {
  getNotificationPreferences,
  listNotifications,
  markNotificationsRead,
  setNotificationPreferences,
} from './contract/inbox.ts';
import {
  concernsRoles,
  concernsSide,
  isNoticeType,
  type NoticeRule,
  noticeTypeNames,
  noticeTypes,
} from './contract/notice-types.ts';
import { countUnread, markRead, saveChoices, selectNotifications, selectOwnChoices } from './store/notices.ts';
import { type NoticeParams, noticeWords, texts } from './words.ts';

type Own = Context<{ permission: 'notification.read' }> | Context<{ permission: 'profile.manage' }>;

/** Notices belong to people; work without a person has none. */
function personOf(c: Own): string {
  return c.actor.personId ?? fail('access.forbidden');
}

const rolesOf = (c: Own): readonly string[] => (c.actor.kind === 'system' ? [] : c.actor.roles);
const sideOf = (c: Own) => (c.actor.partnerId === null ? 'vendor' : 'partner');

export const inboxOperations = [
  implement(listNotifications, async (c, input) => {
    const personId = personOf(c);
    const rows = await selectNotifications(c.tx, c.scope(), personId, { ...input, unread: input.unread === 'true' });
    const page = toPage(rows, input.limit, (row) => [row.created_at.toISOString(), row.id]);
    const style: { locale: Locale; timeZone: string } = { locale: c.actor.locale, timeZone: c.actor.timeZone };
    return {
      nextCursor: page.nextCursor,
      unread: await countUnread(c.tx, c.actor.vendorId, personId),
      // A type that an older release knew has no words any more.
      items: page.items.flatMap(({ id, type, params, link, created_at, read_at }) =>
        isNoticeType(type)
          ? [
              {
                id,
                type,
                ...noticeWords(type, params as NoticeParams, style, c.now),
                link,
                created_at: created_at.toISOString(),
                read_at: read_at?.toISOString() ?? null,
              },
            ]
          : [],
      ),
    };
  }),

  implement(markNotificationsRead, async (c, input) => {
    const personId = personOf(c);
    await markRead(c.tx, c.scope(), personId, input.ids ?? null, c.now);
    return { unread: await countUnread(c.tx, c.actor.vendorId, personId) };
  }),

  implement(getNotificationPreferences, (c) => preferences(c)),

  implement(setNotificationPreferences, async (c, { items }) => {
    const personId = personOf(c);
    const fields: FieldProblem[] = [];
    for (const [at, item] of items.entries()) {
      if (!concernsSide(item.type, sideOf(c)) || !concernsRoles(item.type, rolesOf(c))) {
        fail('notification.not_yours', {}, [{ path: `items.${at}.type`, code: 'field.not_listed' }]);
      }
      if (!noticeTypes[item.type].duty) continue;
      if (!item.in_app) fields.push({ path: `items.${at}.in_app`, code: 'field.notice_of_duty' });
      if (!item.by_mail) fields.push({ path: `items.${at}.by_mail`, code: 'field.notice_of_duty' });
    }
    if (fields.length > 0) fail('notification.duty', {}, fields);
    // The last word on a type counts.
    const chosen = new Map(items.filter((item) => !noticeTypes[item.type].duty).map((item) => [item.type, item]));
    const own = { vendor_id: c.actor.vendorId, person_id: personId, partner_id: c.actor.partnerId };
    if (chosen.size > 0)
      await saveChoices(
        c.tx,
        [...chosen.values()].map((item) => ({ ...own, ...item })),
      );
    return preferences(c);
  }),
];

async function preferences(c: Own) {
  const choices = await selectOwnChoices(c.tx, c.actor.vendorId, personOf(c));
  const items = noticeTypeNames
    .filter((type) => concernsSide(type, sideOf(c)) && concernsRoles(type, rolesOf(c)))
    .map((type) => {
      const rule: NoticeRule = noticeTypes[type];
      const mail_only = rule.mailOnly === true;
      const choice = (rule.duty ? undefined : choices.get(type)) ?? { in_app: true, by_mail: rule.byMail };
      const label = texts().text(c.actor.locale, `notice.${type}.label`);
      return { type, label, duty: rule.duty, mail_only, ...choice, in_app: choice.in_app && !mail_only };
    });
  return { items, nextCursor: null };
}

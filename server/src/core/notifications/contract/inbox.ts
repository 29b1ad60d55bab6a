/** What a person was told in the application, and what he or she wants to be told. */
import { z } from 'zod';
import { operation } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { type NoticeType, noticeTypeNames } from './notice-types.ts';

const noticeType = z.enum(noticeTypeNames as [NoticeType, ...NoticeType[]]);

export const Notification = z.object({
  id: z.uuid(),
  type: z.string(),
  title: z.string().describe('one line, in the reader’s language'),
  text: z.string().describe('what to do about it'),
  note: z.string().describe('words of the other side, or empty'),
  link: z.string().describe('path within the web application'),
  created_at: z.iso.datetime(),
  read_at: z.iso.datetime().nullable(),
});

export const listNotifications = operation('listNotifications', {
  kind: 'query',
  http: 'GET /v1/notifications',
  access: { permission: 'notification.read' },
  input: z.strictObject({
    ...pageInput,
    unread: z.enum(['true', 'false']).default('false').describe('true: only those not read yet'),
  }),
  output: pageOf(Notification).extend({ unread: z.number().int().describe('how many are not read yet, of all') }),
  problems: [],
  summary: 'The caller’s own notices, newest first',
});

export const markNotificationsRead = operation('markNotificationsRead', {
  kind: 'command',
  http: 'POST /v1/notifications/read',
  access: { permission: 'notification.read' },
  input: z
    .strictObject({
      ids: z.array(z.uuid()).min(1).max(200).optional(),
      all: z.literal(true).optional(),
    })
    .refine((input) => (input.ids === undefined) !== (input.all === undefined), {
      path: ['ids'],
      params: { code: 'field.ids_or_all' },
    }),
  output: z.object({ unread: z.number().int() }),
  problems: [],
  summary: 'Marks the caller’s own notices as read: the named ones, or all',
});

export const Preference = z.object({
  type: z.string(),
  label: z.string(),
  duty: z.boolean().describe('true: cannot be switched off'),
  mail_only: z.boolean().describe('true: comes by mail alone'),
  in_app: z.boolean(),
  by_mail: z.boolean(),
});

export const getNotificationPreferences = operation('getNotificationPreferences', {
  kind: 'query',
  http: 'GET /v1/notification-preferences',
  access: { permission: 'notification.read' },
  input: z.strictObject({}),
  output: z.object({ items: z.array(Preference), nextCursor: z.null() }),
  problems: [],
  summary: 'What the caller is told, in the application and by mail',
});

export const setNotificationPreferences = operation('setNotificationPreferences', {
  kind: 'command',
  http: 'PUT /v1/notification-preferences',
  access: { permission: 'profile.manage' },
  input: z.strictObject({
    items: z
      .array(z.strictObject({ type: noticeType, in_app: z.boolean(), by_mail: z.boolean() }))
      .min(1)
      .max(noticeTypeNames.length),
  }),
  output: z.object({ items: z.array(Preference), nextCursor: z.null() }),
  problems: ['notification.duty', 'notification.not_yours'],
  summary: 'Changes the named ones; the others stay',
});

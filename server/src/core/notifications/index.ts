import type { Feature } from '../../platform/operations/feature.ts';
import { notificationProblems } from './contract/problems.ts';
import { inboxOperations } from './inbox.ts';
import { outboxOperations } from './outbox.ts';

export type { NoticeType } from './contract/notice-types.ts';
export { createMailDelivery, type MailDelivery } from './delivery.ts';
export { type MailOrder, queueMail } from './mail-queue.ts';
export { type Notice, notify } from './notify.ts';

export const notifications: Feature = {
  name: 'notifications',
  operations: [...inboxOperations, ...outboxOperations],
  problems: notificationProblems,
};

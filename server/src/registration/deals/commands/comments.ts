/** Comments, with people named in them. What the vendor's people write among themselves never reaches the partner's side. */

import { newId } from '../../../kernel/ids.ts';
import { toPage } from '../../../kernel/page.ts';
import { accept, fail, type Problem } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import {
  addDealComment,
  type DealComment,
  editDealComment,
  listDealComments,
  removeDealComment,
} from '../contract/comments.ts';
import { dealCommented } from '../events.ts';
import { reachOf, sideOf } from '../policy.ts';
import { editMinutes, editRefused, internalRefused, mentionsRefused, removeRefused } from '../rules/plan.ts';
import { type CommentRow, insertComment, lockComment, saveComment, selectComments } from '../store/comments.ts';
import { type DealRecord, readDeal } from '../store/deals.ts';
import { nameOf } from '../store/plan.ts';
import { aboutOf, type DealContext, note, peopleOf } from './apply.ts';

export function present(row: CommentRow, c: Pick<DealContext, 'actor' | 'now'>): DealComment {
  const until = new Date(row.created_at.getTime() + editMinutes * 60_000);
  const own = c.actor.personId;
  return {
    id: row.id,
    author: { id: row.author_id, name: row.author_name, side: row.author_side as DealComment['author']['side'] },
    text: row.removed_at ? '' : row.text,
    mention_ids: row.removed_at ? [] : row.mention_ids,
    internal: row.internal,
    created_at: row.created_at.toISOString(),
    edited_at: row.edited_at?.toISOString() ?? null,
    removed_at: row.removed_at?.toISOString() ?? null,
    editable_until: editRefused(row, own, c.now) === null ? until.toISOString() : null,
    removable: removeRefused(row, own) === null,
  };
}

function refuse(problem: Problem | null): void {
  if (problem) accept(problem);
}

async function checkMentions(c: DealContext, row: DealRecord, ids: readonly string[], internal: boolean) {
  if (ids.length === 0) return;
  const people = new Map((await peopleOf(c, row)).map((person) => [person.id, person.side]));
  refuse(mentionsRefused(ids, internal, people));
}

/** @throws `record.not_found` when this deal has no such comment, or none that this side may know of */
async function requireComment(c: DealContext, row: DealRecord, id: string): Promise<CommentRow> {
  const comment = await lockComment(c.tx, row, id, sideOf(c.actor) === 'vendor');
  if (!comment) fail('record.not_found');
  return comment;
}

export const commentOperations = [
  implement(listDealComments, async (c, { id, cursor, limit }) => {
    const row = c.authorize(await readDeal(c.tx, reachOf(c.actor), id));
    const withInternal = sideOf(c.actor) === 'vendor';
    const rows = await selectComments(c.tx, row, { cursor, limit, withInternal });
    const { items, nextCursor } = toPage(rows, limit, (each) => [each.id]);
    return { items: items.map((each) => present(each, c)), nextCursor };
  }),

  implement(addDealComment, async (c, input) => {
    const row = c.authorize(await readDeal(c.tx, reachOf(c.actor), input.id));
    const { personId } = c.actor;
    if (!personId) fail('access.forbidden');
    const { text, internal } = input;
    const side = sideOf(c.actor);
    refuse(internalRefused(internal, side));
    const mention_ids = [...new Set(input.mention_ids)];
    await checkMentions(c, row, mention_ids, internal);
    const comment = {
      id: newId(c.now),
      author_id: personId,
      author_name: await nameOf(c.tx, row.vendor_id, personId),
      author_side: side,
      internal,
      text,
      mention_ids,
      created_at: c.now,
      edited_at: null,
      removed_at: null,
    };
    const { vendor_id, registration_id, partner_id } = row;
    await insertComment(c.tx, { vendor_id, registration_id, partner_id, ...comment });
    // The course is for both sides to read: an internal word leaves no line in it.
    if (!internal) await note(c, row, 'commented', {});
    c.emit(dealCommented, { ...aboutOf(c, row), text, internal, mention_ids });
    return present(comment, c);
  }),

  implement(editDealComment, async (c, input) => {
    const row = c.authorize(await readDeal(c.tx, reachOf(c.actor), input.id));
    const comment = await requireComment(c, row, input.comment_id);
    refuse(editRefused(comment, c.actor.personId, c.now));
    const mention_ids = [...new Set(input.mention_ids)];
    await checkMentions(c, row, mention_ids, comment.internal);
    const set = { text: input.text, mention_ids, edited_at: c.now };
    await saveComment(c.tx, row.vendor_id, comment.id, set);
    // Whoever is named only now has not heard of it yet.
    const added = mention_ids.filter((id) => !comment.mention_ids.includes(id));
    if (added.length > 0)
      c.emit(dealCommented, { ...aboutOf(c, row), text: input.text, internal: comment.internal, mention_ids: added });
    return present({ ...comment, ...set }, c);
  }),

  implement(removeDealComment, async (c, input) => {
    const row = c.authorize(await readDeal(c.tx, reachOf(c.actor), input.id));
    const comment = await requireComment(c, row, input.comment_id);
    refuse(removeRefused(comment, c.actor.personId));
    const set = { text: '', mention_ids: [], removed_at: c.now };
    await saveComment(c.tx, row.vendor_id, comment.id, set);
    return present({ ...comment, ...set }, c);
  }),
];

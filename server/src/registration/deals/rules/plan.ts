/** Tasks, comments, resources and points of evidence: what may be done to each, and until when. */
import { addCalendarDays, localDate } from '../../../kernel/calendar/zone.ts';
import { type Problem, problem } from '../../../kernel/problem.ts';
import type { DealStage } from '../contract/stages.ts';
import type { DealSide } from './course.ts';

/** A comment may be put right for as long as hardly anybody can have answered it. */
export const editMinutes = 15;
export const mostOfEach = 200;

export function tasksOf(stage: DealStage, locale: 'ru' | 'en', now: Date, timeZone: string) {
  return stage.tasks.map(({ side, days, title_ru, title_en }) => ({
    side,
    title: locale === 'ru' ? title_ru : title_en,
    due_on: localDate(addCalendarDays(now, days, timeZone), timeZone),
  }));
}

export function isLate(due_on: string | null, done: boolean, today: string): boolean {
  return !done && due_on !== null && due_on < today;
}

export interface CommentFacts {
  author_id: string;
  internal: boolean;
  created_at: Date;
  removed_at: Date | null;
}

/** Only its author, and only so soon that nobody reads other words than those that were answered. */
export function editRefused(comment: CommentFacts, personId: string | null, now: Date): Problem | null {
  if (comment.author_id !== personId) return problem('deal_comment.not_yours');
  if (comment.removed_at) return problem('deal_comment.removed');
  const until = comment.created_at.getTime() + editMinutes * 60_000;
  return now.getTime() >= until ? problem('deal_comment.too_late', { minutes: editMinutes }) : null;
}

export function removeRefused(comment: CommentFacts, personId: string | null): Problem | null {
  if (comment.author_id !== personId) return problem('deal_comment.not_yours');
  return comment.removed_at ? problem('deal_comment.removed') : null;
}

/** Whoever is named must be able to read it: of an internal comment, the vendor's own people. */
export function mentionsRefused(
  mentions: readonly string[],
  internal: boolean,
  people: ReadonlyMap<string, DealSide>,
): Problem | null {
  const bad = mentions.some((id) => {
    const side = people.get(id);
    return side === undefined || (internal && side === 'partner');
  });
  return bad ? problem('deal_comment.bad_mention') : null;
}

export function internalRefused(internal: boolean, side: DealSide): Problem | null {
  return internal && side === 'partner' ? problem('deal_comment.not_internal') : null;
}

export type ResourceState = 'wanted' | 'granted' | 'declined' | 'withdrawn';

export function answerRefused(state: ResourceState, answer: 'granted' | 'declined', note: string): Problem | null {
  if (state !== 'wanted') return problem('deal_resource.answered', { state });
  if (answer === 'granted' || note.length >= 10) return null;
  const params = { minimum: 10 };
  return problem('deal_resource.note_required', {}, [{ path: 'note', code: 'field.too_small_text', params }]);
}

export function evidenceRefused(happened_on: string, today: string): Problem | null {
  if (happened_on <= today) return null;
  return problem('deal_evidence.future_date', {}, [{ path: 'happened_on', code: 'field.date_future' }]);
}

/** Today in the reader's reckoning of the deal: the partner's zone, as protection has it. */
export const todayOf = (now: Date, timeZone: string): string => localDate(now, timeZone);

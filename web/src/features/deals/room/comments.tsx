import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../../app/use-format.ts';
import { useCommand, usePages, useRead } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import type { Deal, DealComment, DealEyes, DealPerson } from '../types.ts';
import { sideName } from '../words.ts';
import { CommentBox } from './comment-box.tsx';
import { withNames } from './mentions.ts';
import look from './room.module.css';

const STALE = ['listDealComments', 'listDealEvents'] as const;

interface CommentRowProps {
  deal: Deal;
  comment: DealComment;
  eyes: DealEyes;
  people: readonly DealPerson[];
}

function Words({ comment, people }: Pick<CommentRowProps, 'comment' | 'people'>) {
  const t = useT();
  if (comment.removed_at) return <p className="k-muted">{t('deals.comment.removed')}</p>;
  const names = people.filter(({ id }) => comment.mention_ids.includes(id)).map(({ name }) => name);
  return (
    <p className={look.words}>
      {withNames(comment.text, names).map(({ at, text, named }) => (named ? <b key={at}>{text}</b> : text))}
    </p>
  );
}

function CommentRow({ deal, comment, eyes, people }: CommentRowProps) {
  const t = useT();
  const { dateTime } = useFormat();
  const [editing, setEditing] = useState(false);
  const edit = useCommand('editDealComment', { stale: STALE, onDone: () => setEditing(false) });
  const remove = useCommand('removeDealComment', { stale: STALE });
  const address = { id: deal.id, comment_id: comment.id };
  const editable = comment.editable_until !== null && new Date(comment.editable_until) > new Date();
  const side = comment.author.side === eyes.side ? '' : sideName(comment.author.side, eyes, t);
  return (
    <li className={comment.internal ? look.internal : ''}>
      <div className={look.byline}>
        <b>{comment.author.name}</b>
        <span className="k-small k-muted">
          {[side, dateTime(comment.created_at), comment.edited_at && !comment.removed_at && t('deals.comment.edited')]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {comment.internal && (
          <StatusBadge tone="conf" icon={IconLock} bare>
            {t('deals.comment.internalBadge')}
          </StatusBadge>
        )}
      </div>
      {editing ? (
        <CommentBox
          people={people}
          initial={comment.text}
          mayBeInternal={false}
          busy={edit.isPending}
          submit={t('deals.save')}
          onSubmit={({ text, mention_ids }) => edit.mutate({ ...address, text, mention_ids })}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Words comment={comment} people={people} />
      )}
      {!editing && (editable || comment.removable) && (
        <div className={look.small}>
          {editable && (
            <Button variant="subtle" onClick={() => setEditing(true)}>
              {t('deals.comment.edit')}
            </Button>
          )}
          {comment.removable && (
            <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate(address)}>
              {t('deals.comment.remove')}
            </Button>
          )}
        </div>
      )}
      {(edit.error ?? remove.error) !== null && <ErrorNote error={edit.error ?? remove.error} />}
    </li>
  );
}

/** What both sides say to each other, and — on the vendor's side — what its people say among themselves. */
export function Comments({ deal, eyes }: { deal: Deal; eyes: DealEyes }) {
  const t = useT();
  const pages = usePages('listDealComments', { id: deal.id, limit: 20 });
  const people = useRead('listDealPeople', { id: deal.id }, { staleTime: 60_000 }).data?.items ?? [];
  const add = useCommand('addDealComment', { stale: STALE });
  return (
    <section className={look.section}>
      <h2>{t('deals.comments')}</h2>
      {deal.can.comment && (
        <CommentBox
          people={people}
          mayBeInternal={eyes.side === 'vendor'}
          busy={add.isPending}
          submit={t('deals.comment.send')}
          onSubmit={(written, sent) => add.mutate({ id: deal.id, ...written }, { onSuccess: sent })}
        />
      )}
      {add.error !== null && <ErrorNote error={add.error} />}
      {pages.error ? <ErrorNote error={pages.error} onRetry={pages.refetch} /> : null}
      {!pages.rows && !pages.error && <SkeletonRows rows={3} />}
      {pages.rows?.length === 0 && <p className="k-muted">{t('deals.comments.none')}</p>}
      <ul className={look.list}>
        {pages.rows?.map((comment) => (
          <CommentRow key={comment.id} deal={deal} comment={comment} eyes={eyes} people={people} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button variant="subtle" loading={pages.loadingMore} onClick={pages.loadMore}>
          {t('deals.comments.more')}
        </Button>
      )}
    </section>
  );
}

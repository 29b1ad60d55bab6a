import { Button, Drawer } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useCommand, usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import look from './notices.module.css';

type Notice = Output<'listNotifications'>['items'][number];

function Item({ notice, onOpen }: { notice: Notice; onOpen: (notice: Notice) => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <li className={notice.read_at ? look.item : `${look.item} ${look.unread}`}>
      <a
        href={notice.link}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey) return;
          event.preventDefault();
          onOpen(notice);
        }}
      >
        <b>{notice.title}</b>
        {!notice.read_at && <span className="k-hidden">, {t('notices.new')}</span>}
      </a>
      {notice.text && <div>{notice.text}</div>}
      {notice.note && <div className={look.note}>{notice.note}</div>}
      <div className="k-small k-muted">{format.relative(notice.created_at)}</div>
    </li>
  );
}

/** The caller's own notices, newest first; opening one marks it as read. */
export function NoticePanel({ side, onClose }: { side: 'workspace' | 'cabinet'; onClose: () => void }) {
  const t = useT();
  const router = useRouter();
  const notices = usePages('listNotifications', {});
  const read = useCommand('markNotificationsRead', { stale: ['listNotifications'] });
  const open = (notice: Notice) => {
    if (!notice.read_at) read.mutate({ ids: [notice.id] });
    onClose();
    if (notice.link) router.history.push(notice.link);
  };
  const anyUnread = notices.rows?.some((notice) => !notice.read_at) ?? false;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={420}
      title={t('notices.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {notices.error !== null && <ErrorNote error={notices.error} onRetry={notices.refetch} />}
      {!notices.rows && notices.error === null && <SkeletonRows rows={5} />}
      {anyUnread && (
        <Button variant="subtle" loading={read.isPending} onClick={() => read.mutate({ all: true })}>
          {t('notices.readAll')}
        </Button>
      )}
      {notices.rows?.length === 0 && (
        <Empty title={t('notices.empty')}>
          {t(side === 'cabinet' ? 'notices.emptyPartner' : 'notices.emptyVendor')}
        </Empty>
      )}
      <ul>
        {notices.rows?.map((notice) => (
          <Item key={notice.id} notice={notice} onOpen={open} />
        ))}
      </ul>
      {notices.hasMore && (
        <Button loading={notices.loadingMore} onClick={notices.loadMore}>
          {t('ui.more')}
        </Button>
      )}
    </Drawer>
  );
}

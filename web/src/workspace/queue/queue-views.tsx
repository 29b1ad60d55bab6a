import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { type SavedView, SavedViews } from '../../ui/saved-views.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../routes.ts';
import { addressOf, LIST, type OwnView, ownViewOf, queryOf } from './own-views.ts';
import look from './queue.module.css';
import { isFiltered, type QueueSearch, questionOf, queueViews } from './queue-search.ts';
import { ViewNameDialog } from './view-name-dialog.tsx';

/** Rename and delete, for the own view that is open. */
function OwnViewActions({ view, onRename }: { view: OwnView; onRename: () => void }) {
  const t = useT();
  const { name, id, list, query } = view;
  const save = useCommand('saveView', { stale: ['listSavedViews'] });
  const remove = useCommand('deleteView', {
    stale: ['listSavedViews'],
    onDone: () =>
      showToast({ message: t('queue.deletedView', { name }), onUndo: () => save.mutate({ list, name, query }) }),
  });
  return (
    <span className={look.own}>
      <ActionIcon aria-label={t('queue.renameView')} title={t('queue.renameView')} onClick={onRename}>
        <IconPencil size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t('queue.deleteView', { name })}
        title={t('queue.deleteView', { name })}
        onClick={() => remove.mutate({ id })}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </span>
  );
}

/** How many rows the address holds; asked by the line under the table anyway. */
function useCountHere(search: QueueSearch, enabled: boolean): number | undefined {
  const { sort: _sort, order: _order, ...filter } = questionOf(search);
  return useRead('sumRegistrations', filter, { enabled, keep: true }).data?.count;
}

/** The views that the product has, each with its count and its address, then one's own. */
export function QueueViews({ search }: { search: QueueSearch }) {
  const t = useT();
  const { vendor } = useWorkspace();
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const counts = useRead('countRegistrations', {}).data?.views;
  const own =
    useRead('listSavedViews', {}, { staleTime: 300_000 }).data?.items.filter((view) => view.list === LIST) ?? [];
  const mine = ownViewOf(own, search);
  const here = useCountHere(search, mine !== undefined);
  // Drafts for partners are rare: a place in the row only while there are any.
  const shown = queueViews.filter((view) => view !== 'drafts' || search.view === view || (counts?.drafts ?? 0) > 0);
  const addresses = new Map<string, QueueSearch>([
    ...shown.map((view) => [view, { view }] as const),
    ['all', {}],
    ...own.map((view) => [view.id, addressOf(view)] as const),
  ]);
  const views: SavedView[] = [
    ...shown.map((view) => ({
      key: view,
      name: t(`queue.view.${view}`),
      ...(counts ? { count: counts[view], alarming: view === 'overdue' && counts.overdue > 0 } : {}),
    })),
    { key: 'all', name: t('queue.view.all') },
    ...own.map((view) => ({
      key: view.id,
      name: view.name,
      ...(view === mine && here !== undefined ? { count: here } : {}),
    })),
  ];
  const current = mine?.id ?? (isFiltered(search) ? null : (search.view ?? 'all'));
  return (
    <div className={look.views}>
      <SavedViews
        label={t('queue.views')}
        views={views}
        current={current}
        link={(view, className, content) => (
          <Link
            className={className}
            to="/w/$vendor/deals"
            params={{ vendor }}
            search={addresses.get(view.key) ?? {}}
            {...(view.key === current ? { 'aria-current': 'page' as const } : {})}
          >
            {content}
          </Link>
        )}
        {...(isFiltered(search) && !mine ? { onSave: () => setNaming('new') } : {})}
      />
      {mine && <OwnViewActions view={mine} onRename={() => setNaming('rename')} />}
      {naming && (
        <ViewNameDialog
          {...(naming === 'rename' && mine ? { view: mine, query: mine.query } : { query: queryOf(search) })}
          onClose={() => setNaming(null)}
        />
      )}
    </div>
  );
}

import { ActionIcon, Button, Modal } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote, fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { type SavedView, SavedViews } from '../../ui/saved-views.tsx';
import { showToast } from '../../ui/toast.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import look from './queue.module.css';
import { isFiltered, type QueueSearch, queueViews, readQueueSearch } from './queue-search.ts';

const LIST = 'registrations';

/** An address as text, its parts in one order, so that equal views are equal. */
function queryOf(search: QueueSearch): string {
  const parts = Object.entries(search).filter(([, value]) => value !== undefined);
  return new URLSearchParams(parts.sort().map(([name, value]) => [name, String(value)])).toString();
}

function SaveDialog({ query, onClose }: { query: string; onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const { mutate, isPending, error } = useCommand('saveView', {
    stale: ['listSavedViews'],
    onDone: (view) => {
      showToast({ message: t('queue.saved', { name: view.name }) });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ list: LIST, name, query });
  };
  return (
    <Modal opened onClose={onClose} title={t('queue.saveTitle')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form className={page.form} onSubmit={submit}>
        {error !== null && <ErrorNote error={error} />}
        <TextField
          label={t('queue.saveName')}
          required
          data-autofocus
          maxLength={80}
          value={name}
          error={fieldError(error, 'name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={page.actions}>
          <Button type="submit" variant="filled" loading={isPending}>
            {t('workspace.save')}
          </Button>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}

/** The views that the product has, each with its count and its address, then one's own. */
export function QueueViews({ search }: { search: QueueSearch }) {
  const t = useT();
  const { vendor } = useWorkspace();
  const [saving, setSaving] = useState(false);
  const counts = useRead('countRegistrations', {}).data?.views;
  const own = useRead('listSavedViews', { list: LIST }).data?.items ?? [];
  const remove = useCommand('deleteView', { stale: ['listSavedViews'] });
  const query = queryOf(search);
  const addresses = new Map<string, QueueSearch>([
    ...queueViews.map((view) => [view, { view }] as const),
    ['all', {}],
    ...own.map(({ id, query: kept }) => [id, readQueueSearch(Object.fromEntries(new URLSearchParams(kept)))] as const),
  ]);
  const views: SavedView[] = [
    ...queueViews.map((view) => ({
      key: view,
      name: t(`queue.view.${view}`),
      ...(counts ? { count: counts[view], alarming: view === 'overdue' && counts.overdue > 0 } : {}),
    })),
    { key: 'all', name: t('queue.view.all') },
    ...own.map(({ id, name }) => ({ key: id, name })),
  ];
  const mine = own.find((view) => queryOf(addresses.get(view.id) ?? {}) === query);
  const current = mine?.id ?? (isFiltered(search) ? null : (search.view ?? 'all'));
  const drop = (view: (typeof own)[number]) =>
    remove.mutate(
      { id: view.id },
      { onSuccess: () => showToast({ message: t('queue.deletedView', { name: view.name }) }) },
    );
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
        {...(isFiltered(search) && !mine ? { onSave: () => setSaving(true) } : {})}
      />
      {mine && (
        <ActionIcon aria-label={t('queue.deleteView', { name: mine.name })} onClick={() => drop(mine)}>
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      )}
      {saving && <SaveDialog query={query} onClose={() => setSaving(false)} />}
    </div>
  );
}

import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { type Format, useFormat } from '../../app/use-format.ts';
import { usePages } from '../../app/use-operation.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { RoleWords } from '../../features/roles/role-words.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { ListEmpty } from '../list-empty.tsx';
import type { ListSearch } from '../list-search.ts';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { SearchField } from '../search-field.tsx';
import { type Person, PersonForm } from './person-form.tsx';

interface PeopleListProps {
  side: 'workspace' | 'cabinet';
  search: ListSearch;
  go: (search: ListSearch) => void;
}

function columnsOf(t: T, format: Format, side: PeopleListProps['side']): Column<Person>[] {
  const columns: Column<Person>[] = [
    {
      key: 'name',
      head: t('people.name'),
      phone: 'title',
      cell: (row) => <b className={row.status === 'left' ? 'k-end' : ''}>{row.full_name}</b>,
    },
    { key: 'roles', head: t('people.roles'), cell: (row) => <RoleWords roles={row.roles} /> },
    { key: 'position', head: t('people.position'), cell: (row) => row.position || '—' },
    { key: 'email', head: t('people.email'), cell: (row) => row.email },
    {
      key: 'status',
      head: t('people.access'),
      width: 150,
      cell: (row) =>
        row.left_at ? (
          <span className="k-end">{t('people.leftOn', { day: format.shortDay(row.left_at) })}</span>
        ) : (
          t('people.since', { day: format.shortDay(row.created_at) })
        ),
    },
  ];
  if (side === 'cabinet')
    columns.splice(1, 0, { key: 'partner', head: t('people.partner'), cell: (row) => row.partner?.name ?? '' });
  return columns;
}

/** People of one side, with those who left kept out of sight until asked for. */
export function PeopleList({ side, search, go }: PeopleListProps) {
  const t = useT();
  const format = useFormat();
  const { can } = useWorkspace();
  const [open, setOpen] = useState<Person | null>(null);
  const withLeft = search.status === 'all';
  const people = usePages('listPeople', {
    side,
    ...(search.q ? { q: search.q } : {}),
    ...(withLeft ? {} : { status: 'active' as const }),
  });
  return (
    <>
      <div className={page.bar}>
        <SearchField
          hint={t('people.searchHint')}
          value={search.q}
          onChange={(q) => go({ q, status: search.status })}
        />
        <Checkbox
          label={t('people.withLeft')}
          checked={withLeft}
          onChange={(event) => go({ q: search.q, status: event.currentTarget.checked ? 'all' : undefined })}
        />
      </div>
      {side === 'workspace' && !search.q && people.rows?.length === 1 && can('invitation.manage') && (
        <Note title={t('people.alone')}>{t('people.aloneText')}</Note>
      )}
      {people.error !== null && <ErrorNote error={people.error} onRetry={people.refetch} />}
      <DataTable
        label={t('workspace.nav.people')}
        columns={columnsOf(t, format, side)}
        rows={people.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.full_name}
        onOpen={setOpen}
        hasMore={people.hasMore}
        onMore={people.loadMore}
        loadingMore={people.loadingMore}
        empty={
          <ListEmpty filtered={Boolean(search.q)} title={t('people.none')}>
            {t('people.noneText')}
          </ListEmpty>
        }
      />
      {open && <PersonForm person={open} onClose={() => setOpen(null)} />}
    </>
  );
}

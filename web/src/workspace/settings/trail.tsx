import { UnstyledButton } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ExportButton } from '../../features/export/export-button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import type { ListSearch } from '../list-search.ts';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { TrailFilters } from './trail-filters.tsx';
import { trailQuestion } from './trail-question.ts';

type Event = Output<'listAuditEvents'>['items'][number];

function Who({ actor, onPerson }: { actor: Event['actor']; onPerson: (id: string) => void }) {
  const t = useT();
  const { person, partner } = actor;
  const beside = [partner?.name, actor.by_key && t('settings.trail.byKey')].filter(Boolean).join(' · ');
  if (!person) return <span className="k-muted">{t(`settings.trail.actor.${actor.kind}`)}</span>;
  return (
    <>
      <UnstyledButton
        className={page.link}
        title={t('settings.trail.onlyTheirs', { name: person.name })}
        onClick={() => onPerson(person.id)}
      >
        {person.name}
      </UnstyledButton>
      {beside && <div className="k-small k-muted">{beside}</div>}
    </>
  );
}

/** What it was done to: a way there for whoever may read it. */
function Subject({ subject }: { subject: NonNullable<Event['subject']> }) {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const { kind, id, name } = subject;
  const params = { vendor, id };
  if (name === null && kind !== 'rules') return <>{t(`settings.trail.subject.${kind}`)}</>;
  if (kind === 'registration')
    return (
      <Link to="/w/$vendor/deals/$id" params={params}>
        {t('settings.trail.registration', { number: format.number(Number(name)) })}
      </Link>
    );
  if (kind === 'partner')
    return (
      <Link to="/w/$vendor/partners/$id" params={params}>
        {name}
      </Link>
    );
  if (kind === 'customer')
    return (
      <Link to="/w/$vendor/customers/$id" params={params}>
        {name}
      </Link>
    );
  if (kind === 'rules')
    return (
      <Link to="/w/$vendor/rules/$id" params={params}>
        {t('settings.trail.subject.rules')}
      </Link>
    );
  return <>{name}</>;
}

function useColumns(onPerson: (id: string) => void): Column<Event>[] {
  const t = useT();
  const format = useFormat();
  return [
    { key: 'at', head: t('settings.at'), width: 180, cell: (row) => format.dateTime(row.at) },
    {
      key: 'who',
      head: t('settings.trail.who'),
      cell: (row) => <Who actor={row.actor} onPerson={onPerson} />,
    },
    { key: 'deed', head: t('settings.trail.deed'), phone: 'title', cell: (row) => row.deed[format.locale] },
    {
      key: 'subject',
      head: t('settings.trail.to'),
      cell: (row) => (
        <>
          {row.subject && <Subject subject={row.subject} />}
          {row.file && (
            <>
              {row.file.name} · {t('ui.rows', { count: row.file.rows })}
            </>
          )}
        </>
      ),
    },
  ];
}

/** Who did what: written by the server itself, by person, deed and period. */
export function Trail({ search }: { search: ListSearch }) {
  const t = useT();
  const navigate = useNavigate();
  const { vendor } = useWorkspace();
  const question = trailQuestion(search);
  const events = usePages('listAuditEvents', question);
  const go = (next: ListSearch) =>
    void navigate({ to: '/w/$vendor/settings', params: { vendor }, search: { ...next, tab: 'trail' }, replace: true });
  const columns = useColumns((person) => go({ ...search, person }));
  return (
    <>
      <p className="k-muted k-measure">{t('settings.trail.lead')}</p>
      <TrailFilters search={search} go={go}>
        <ExportButton operation="exportAuditEvents" input={question} />
      </TrailFilters>
      {events.error !== null && <ErrorNote error={events.error} onRetry={events.refetch} />}
      <DataTable
        label={t('settings.tab.trail')}
        columns={columns}
        rows={events.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.operation}
        hasMore={events.hasMore}
        onMore={events.loadMore}
        loadingMore={events.loadingMore}
        empty={<Empty title={t('settings.trail.none')}>{t('settings.trail.noneText')}</Empty>}
      />
    </>
  );
}

import { Button } from '@mantine/core';
import { type Icon, IconArrowsSplit2, IconHourglass, IconReceipt, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../app/use-t.tsx';
import { Clock, type ClockReading } from '../ui/clock.tsx';
import { Comparison } from '../ui/comparison.tsx';
import { type Column, DataTable, type Sort } from '../ui/data-table.tsx';
import { Facts } from '../ui/facts.tsx';
import { AddFilter, FilterPill } from '../ui/filter-pill.tsx';
import { ReceiptMark } from '../ui/receipt.tsx';
import { SavedViews } from '../ui/saved-views.tsx';
import { StatusBadge, type StatusTone } from '../ui/status-badge.tsx';
import { Timeline } from '../ui/timeline.tsx';
import look from './gallery.module.css';
import { Section } from './section.tsx';

interface Sample {
  n: 1 | 2 | 3 | 4 | 5;
  clock: ClockReading;
  amount: string;
  tone: StatusTone;
  icon: Icon;
  status: 'deciding' | 'protected' | 'conflict';
}

const ROWS: readonly Sample[] = [
  {
    n: 1,
    clock: { side: 'left', gone: 0.88 },
    amount: '1 240 000',
    tone: 'wait',
    icon: IconHourglass,
    status: 'deciding',
  },
  {
    n: 2,
    clock: { side: 'left', gone: 0.4 },
    amount: '3 400 000',
    tone: 'wait',
    icon: IconHourglass,
    status: 'deciding',
  },
  {
    n: 3,
    clock: { side: 'right', gone: 0.2 },
    amount: '310 000',
    tone: 'hold',
    icon: IconShieldCheck,
    status: 'protected',
  },
  {
    n: 4,
    clock: { side: 'left', gone: 0.3 },
    amount: '8 600 000',
    tone: 'conf',
    icon: IconArrowsSplit2,
    status: 'conflict',
  },
  {
    n: 5,
    clock: { side: 'left', gone: 1.4 },
    amount: '2 860 000',
    tone: 'wait',
    icon: IconHourglass,
    status: 'deciding',
  },
];

function useColumns(): Column<Sample>[] {
  const t = useT();
  return [
    {
      key: 'turn',
      head: t('gallery.turn'),
      sortable: true,
      width: 150,
      cell: ({ n, clock }) => (
        <span className="k-row">
          <Clock {...clock} size={22} label={null} />
          <span className={clock.gone >= 1 ? 'k-stop' : ''}>{t(`gallery.t${n}`)}</span>
        </span>
      ),
    },
    {
      key: 'name',
      head: t('gallery.customer'),
      sortable: true,
      phone: 'title',
      cell: ({ n }) => <b>{t(`gallery.n${n}`)}</b>,
    },
    { key: 'amount', head: t('gallery.amount'), numeric: true, sortable: true, cell: ({ amount }) => amount },
    {
      key: 'status',
      head: t('gallery.status'),
      width: 150,
      cell: ({ tone, icon, status }) => (
        <StatusBadge bare tone={tone} icon={icon}>
          {t(`gallery.${status}`)}
        </StatusBadge>
      ),
    },
  ];
}

export function TableSection() {
  const t = useT();
  const columns = useColumns();
  const [sort, setSort] = useState<Sort>({ key: 'turn', descending: false });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['4']));
  const [filters, setFilters] = useState([1, 2]);
  const views = ([1, 2, 3] as const).map((n) => ({
    key: `v${n}`,
    name: t(`gallery.v${n}`),
    count: n * 4,
    alarming: n === 2,
  }));
  return (
    <Section title="gallery.tables" text="gallery.tablesText">
      <div>
        <SavedViews
          label={t('gallery.views')}
          views={views}
          current="v1"
          onSave={() => undefined}
          link={(view, className, content) => (
            <a href={`#${view.key}`} className={className} {...(view.key === 'v1' ? { 'aria-current': 'page' } : {})}>
              {content}
            </a>
          )}
        />
        <div className={look.row}>
          {filters.map((n) => (
            <FilterPill
              key={n}
              name={t(n === 1 ? 'gallery.f1' : 'gallery.f2')}
              value={t(n === 1 ? 'gallery.f1v' : 'gallery.f2v')}
              onRemove={() => setFilters(filters.filter((other) => other !== n))}
            >
              {t('gallery.f1v')}
            </FilterPill>
          ))}
          <AddFilter>
            {(close) => (
              <Button
                variant="subtle"
                onClick={() => {
                  setFilters([1, 2]);
                  close();
                }}
              >
                {t('gallery.f1')}
              </Button>
            )}
          </AddFilter>
        </div>
      </div>
      <DataTable
        label={t('gallery.tables')}
        columns={columns}
        rows={ROWS}
        rowKey={(row) => String(row.n)}
        rowName={(row) => t(`gallery.n${row.n}`)}
        sort={sort}
        onSort={setSort}
        selected={selected}
        onSelect={setSelected}
        onOpen={() => undefined}
        bulk={<Button size="xs">{t('gallery.hand')}</Button>}
        empty={null}
      />
      <DataTable
        label={t('ui.loading')}
        columns={columns}
        rows={undefined}
        rowKey={() => ''}
        rowName={() => ''}
        hotkeys={false}
        empty={null}
      />
    </Section>
  );
}

export function CourseSection() {
  const t = useT();
  return (
    <Section title="gallery.timeline" text="gallery.timelineText">
      <div className={look.two}>
        <Timeline
          label={t('gallery.timeline')}
          steps={[
            {
              key: '1',
              state: 'done',
              icon: IconReceipt,
              title: t('gallery.d1'),
              time: t('gallery.d1t'),
              text: t('gallery.d1x'),
              proof: <ReceiptMark seal="green" label={t('gallery.green')} index="18 133" />,
            },
            { key: '2', state: 'now', icon: IconHourglass, title: t('gallery.d2'), time: t('gallery.d2t') },
            { key: '3', state: 'next', icon: IconShieldCheck, title: t('gallery.d3'), time: t('gallery.d3t') },
          ]}
        />
        <Facts
          facts={[
            { term: t('gallery.customer'), value: t('gallery.n1'), note: t('gallery.r1s') },
            { term: t('gallery.fProduct'), value: t('gallery.p1') },
            { term: t('gallery.amount'), value: '1 240 000' },
          ]}
        />
      </div>
    </Section>
  );
}

export function ComparisonSection() {
  const t = useT();
  return (
    <Section title="gallery.compare" text="gallery.compareText">
      <Comparison
        caption={t('gallery.compare')}
        leftHead={t('gallery.this')}
        rightHead={t('gallery.other')}
        rows={[
          {
            field: t('gallery.name'),
            left: [{ text: t('gallery.k1') }, { text: t('gallery.k1e') }],
            right: [{ text: t('gallery.k1') }, { text: t('gallery.k1r'), differs: true }, { text: t('gallery.k1e') }],
            relation: 'similar',
            word: t('gallery.similar'),
          },
          {
            field: t('gallery.tax'),
            left: [{ text: '7700 00' }, { text: '1 23', differs: true }, { text: '7' }],
            right: [{ text: '7700 00' }, { text: '4 81', differs: true }, { text: '7' }],
            relation: 'different',
            word: t('gallery.different'),
          },
          {
            field: t('gallery.domain'),
            left: [{ text: 'romashka.example' }],
            right: [{ text: 'romashka.example' }],
            relation: 'same',
            word: t('gallery.same'),
          },
        ]}
      />
    </Section>
  );
}

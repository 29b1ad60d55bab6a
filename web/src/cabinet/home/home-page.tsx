import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import type { Output } from '../../app/api.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { useDealColumns } from '../deals/deal-columns.tsx';
import look from '../page.module.css';
import { useCabinet } from '../routes.ts';
import { Quota } from './quota.tsx';
import { WaitingList } from './waiting-list.tsx';
import { WordKept } from './word-kept.tsx';

type Home = Output<'getCabinetHome'>;

const COLUMNS = ['customer', 'amount', 'state', 'due'] as const;

/** The one primary button of a wide screen; a phone has it docked below. */
export function RegisterButton() {
  const t = useT();
  const { vendor, can } = useCabinet();
  if (!can('registration.submit')) return null;
  return (
    <Link to="/c/$vendor/register" params={{ vendor }} className={look.desk}>
      <Button component="span" variant="filled" leftSection={<IconPlus size={20} aria-hidden />}>
        {t('cabinet.register')}
      </Button>
    </Link>
  );
}

function Recent({ home }: { home: Home }) {
  const t = useT();
  const navigate = useNavigate();
  const { vendor } = useCabinet();
  const columns = useDealColumns(COLUMNS);
  return (
    <section className={look.flush}>
      <div className={look.between}>
        <h2>{t('cabinet.home.deals')}</h2>
        <Link to="/c/$vendor/deals" params={{ vendor }}>
          {t('cabinet.home.all', { count: home.total })}
        </Link>
      </div>
      <DataTable
        label={t('cabinet.home.deals')}
        columns={columns}
        rows={home.recent}
        rowKey={(row) => row.id}
        rowName={(row) => row.customer_name}
        onOpen={(row) => void navigate({ to: '/c/$vendor/deals/$id', params: { vendor, id: row.id } })}
        empty={null}
        roomy
      />
    </section>
  );
}

function Begin() {
  const t = useT();
  const { vendorName } = useCabinet();
  return (
    <Empty title={t('cabinet.home.emptyTitle')} actions={<RegisterButton />}>
      {t('cabinet.home.emptyText', { vendor: vendorName })}
    </Empty>
  );
}

function HomePage() {
  const t = useT();
  const { vendorName, company } = useCabinet();
  const { data: home, error, refetch } = useRead('getCabinetHome', {}, { every: 60_000 });
  if (error && !home) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!home) return <SkeletonPage />;
  return (
    <>
      <div className={look.head}>
        <div>
          <h1 className={look.quiet}>{t('cabinet.home.title', { company, vendor: vendorName })}</h1>
          <p className={`k-muted ${look.desk}`}>{t('cabinet.home.lead', { ...home.waiting, vendor: vendorName })}</p>
        </div>
        <RegisterButton />
      </div>
      {home.total === 0 ? (
        <Begin />
      ) : (
        <div className={look.two}>
          <WaitingList title={t('cabinet.home.mine')} rows={home.mine} nothing={t('cabinet.home.mineNothing')} />
          <WaitingList
            title={t('cabinet.home.theirs', { vendor: vendorName })}
            rows={home.theirs}
            nothing={t('cabinet.home.theirsNothing', { vendor: vendorName })}
          />
        </div>
      )}
      <div className={look.wide}>
        <div>
          {home.total > 0 && <Recent home={home} />}
          <WordKept vendor={vendorName} />
        </div>
        <div>
          <Quota quota={home.quota} tier={home.partner.tier} />
        </div>
      </div>
    </>
  );
}

export const route = createLazyRoute('/c/$vendor/')({ component: HomePage });

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { CaseCard } from './case-card.tsx';
import look from './conduct.module.css';

interface CasesProps {
  withPartner: boolean;
  /** The case that a notice speaks of. */
  named: string | undefined;
  actions: ReactNode;
}

/** Cases of conduct, newest first. */
export function Cases({ withPartner, named, actions }: CasesProps) {
  const t = useT();
  const cases = usePages('listConductCases', { limit: 20 });
  return (
    <>
      <div className={look.top}>
        <p className="k-muted k-measure">{t(withPartner ? 'conduct.leadVendor' : 'conduct.leadPartner')}</p>
        {actions}
      </div>
      {cases.error !== null && <ErrorNote error={cases.error} onRetry={cases.refetch} />}
      {!cases.rows && cases.error === null && <SkeletonRows />}
      {cases.rows?.length === 0 && <Empty title={t('conduct.empty')}>{t('conduct.emptyText')}</Empty>}
      <div className={look.cards}>
        {cases.rows?.map((shown) => (
          <CaseCard key={shown.id} shown={shown} withPartner={withPartner} named={shown.id === named} />
        ))}
      </div>
      {cases.hasMore && (
        <Button onClick={cases.loadMore} loading={cases.loadingMore}>
          {t('ui.more')}
        </Button>
      )}
    </>
  );
}

import { Button } from '@mantine/core';
import { useT } from '../../app/use-t.tsx';
import { Empty } from '../../ui/empty.tsx';
import { isFiltered, type QueueSearch } from './queue-search.ts';

interface QueueEmptyProps {
  search: QueueSearch;
  change: (search: QueueSearch) => void;
}

/** No rows: because of the filters, because the view is done, or because nothing has come yet. */
export function QueueEmpty({ search, change }: QueueEmptyProps) {
  const t = useT();
  if (isFiltered(search)) {
    return (
      <Empty
        title={t('queue.nothingTitle')}
        actions={
          <Button onClick={() => change(search.view ? { view: search.view } : {})}>{t('queue.clearFilters')}</Button>
        }
      >
        {t('queue.nothingText')}
      </Empty>
    );
  }
  return <Empty title={t('queue.emptyTitle')}>{t('queue.emptyText')}</Empty>;
}

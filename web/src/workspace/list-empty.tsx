import type { ReactNode } from 'react';
import { useT } from '../app/use-t.tsx';
import { Empty } from '../ui/empty.tsx';

interface ListEmptyProps {
  /** Something narrows the list: then there is nothing to teach, only a filter to loosen. */
  filtered: boolean;
  /** What an empty list says, and how its first record comes about. */
  title: string;
  children: ReactNode;
}

/** A list without rows: because nothing fits, or because nothing is there yet. */
export function ListEmpty({ filtered, title, children }: ListEmptyProps) {
  const t = useT();
  if (filtered) return <Empty title={t('workspace.nothing')}>{t('workspace.nothingText')}</Empty>;
  return <Empty title={title}>{children}</Empty>;
}

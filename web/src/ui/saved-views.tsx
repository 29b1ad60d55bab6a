import { UnstyledButton } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '../app/use-t.tsx';
import look from './saved-views.module.css';

export interface SavedView {
  key: string;
  name: string;
  count?: number;
  /** The count is a warning. */
  alarming?: boolean;
}

export interface SavedViewsProps {
  label: string;
  views: readonly SavedView[];
  current: string | null;
  /** Wraps a view's content into the link that has its address. */
  link: (view: SavedView, className: string, content: ReactNode) => ReactNode;
  onSave?: () => void;
}

/** Views of a list as tabs; each has an address of its own that can be sent to a colleague. */
export function SavedViews({ label, views, current, link, onSave }: SavedViewsProps) {
  const t = useT();
  return (
    <nav className={look.views} aria-label={label}>
      {views.map((view) => (
        <span key={view.key} className={look.item}>
          {link(
            view,
            `${look.view} ${view.key === current ? look.on : ''}`,
            <>
              {view.name}
              {view.count !== undefined && <span className={view.alarming ? 'k-stop' : ''}>{view.count}</span>}
            </>,
          )}
        </span>
      ))}
      {onSave && (
        <UnstyledButton className={look.view} onClick={onSave}>
          <IconBookmark size={16} aria-hidden />
          {t('ui.saveView')}
        </UnstyledButton>
      )}
    </nav>
  );
}

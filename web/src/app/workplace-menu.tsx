import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import look from './header.module.css';
import type { Workplace } from './nav.ts';
import { PressMenu } from './press-menu.tsx';
import { useT } from './use-t.tsx';

export interface WorkplaceMenuProps {
  current: string;
  workplaces: readonly Workplace[];
  onSwitch: (id: string) => void;
  children: ReactNode;
}

/** The name of the place one works at; a menu when there are several. */
export function WorkplaceMenu({ current, workplaces, onSwitch, children }: WorkplaceMenuProps) {
  const t = useT();
  if (workplaces.length < 2) return <span className={look.place}>{children}</span>;
  const entries = workplaces.map(({ id, name, note }) => ({
    key: id,
    label: name,
    ...(note ? { note } : {}),
    current: id === current,
    onPress: () => onSwitch(id),
  }));
  return (
    <PressMenu position="bottom-start" className={look.place} entries={entries}>
      <span className="k-hidden">{t('app.switch')} </span>
      {children}
      <IconChevronDown size={16} className="k-faint" aria-hidden />
    </PressMenu>
  );
}

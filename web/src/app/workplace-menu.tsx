import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import look from './header.module.css';
import type { Workplace } from './nav.ts';
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
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={look.place}>
          <span className="k-hidden">{t('app.switch')} </span>
          {children}
          <IconChevronDown size={16} className="k-faint" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {workplaces.map((place) => (
          <Menu.Item
            key={place.id}
            onClick={() => onSwitch(place.id)}
            {...(place.id === current ? { 'data-checked': true, 'aria-current': true } : {})}
          >
            {place.name}
            {place.note && <div className="k-small k-muted">{place.note}</div>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Menu, UnstyledButton } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import look from './header.module.css';
import type { Person } from './nav.ts';
import { useT } from './use-t.tsx';

export interface AccountMenuProps {
  person: Person;
  onSignOut: () => void;
  /** More `Menu.Item`s above signing out. */
  children?: ReactNode;
}

/** The round initials and what belongs to the person: own settings, signing out. */
export function AccountMenu({ person, onSignOut, children }: AccountMenuProps) {
  const t = useT();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={look.avatar}>
          <span aria-hidden>{person.initials}</span>
          <span className="k-hidden">{t('app.account', { name: person.name })}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{person.name}</Menu.Label>
        {children}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={onSignOut}>
          {t('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

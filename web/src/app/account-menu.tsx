import { IconDownload, IconLogout, IconUser } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import look from './header.module.css';
import type { Person } from './nav.ts';
import { type MenuEntry, PressMenu } from './press-menu.tsx';
import { useT } from './use-t.tsx';

export interface OwnLink {
  label: string;
  link: LinkProps;
}

export interface AccountMenuProps {
  person: Person;
  /** The person's own settings. */
  profile?: LinkProps | undefined;
  /** The person's own exports. */
  exports?: OwnLink | undefined;
  onSignOut: () => void;
}

/** The round initials and what belongs to the person: own settings, signing out. */
export function AccountMenu({ person, profile, exports, onSignOut }: AccountMenuProps) {
  const t = useT();
  const entries: MenuEntry[] = [
    ...(profile ? [{ key: 'profile', label: t('app.profile'), icon: IconUser, link: profile }] : []),
    ...(exports ? [{ key: 'exports', icon: IconDownload, ...exports }] : []),
    { key: 'out', label: t('app.signOut'), icon: IconLogout, onPress: onSignOut },
  ];
  return (
    <PressMenu position="bottom-end" className={look.avatar} heading={person.name} entries={entries}>
      <span aria-hidden>{person.initials}</span>
      <span className="k-hidden">{t('app.account', { name: person.name })}</span>
    </PressMenu>
  );
}

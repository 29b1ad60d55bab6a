import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { AccountMenu, type OwnLink } from '../app/account-menu.tsx';
import { Bell } from '../app/bell.tsx';
import { LanguageSwitch } from '../app/language-switch.tsx';
import type { NavItem, Person, Workplace } from '../app/nav.ts';
import { SkipLink } from '../app/skip-link.tsx';
import { ThemeSwitch } from '../app/theme-switch.tsx';
import { useT } from '../app/use-t.tsx';
import { WorkplaceMenu } from '../app/workplace-menu.tsx';
import { BrandMark } from '../ui/brand.tsx';
import { HelpButton } from '../ui/help-button.tsx';
import type { SearchPaletteProps } from '../ui/search-palette.tsx';
import { Toasts } from '../ui/toast.tsx';
import { useDensity } from '../ui/use-density.ts';
import { SearchButton } from './search-button.tsx';
import { Sections } from './section-list.tsx';
import look from './shell.module.css';

const NarrowMenu = lazy(() => import('./narrow-menu.tsx').then((module) => ({ default: module.NarrowMenu })));

export interface WorkspaceShellProps {
  /** Id of the current workplace among `workplaces`. */
  workplace: string;
  workplaces: readonly Workplace[];
  onSwitch: (id: string) => void;
  sections: readonly NavItem[];
  person: Person;
  /** The person's own settings. */
  profile?: LinkProps;
  exports?: OwnLink;
  onSignOut: () => void;
  /** Left out while nothing can be searched. */
  search?: SearchPaletteProps['search'];
  /** Opens the help chapter for the page shown. */
  onHelp: () => void;
  /** Left out while there are no notices. */
  notices?: { count: number; onOpen: () => void };
  /** Foot of the navigation: what is out of scope, the state of the log. */
  foot?: ReactNode;
  children: ReactNode;
}

/** Frame of the workspace: bar above, sections at the left (a drawer on narrow screens), the page at the right. */
export function WorkspaceShell(props: WorkspaceShellProps) {
  const t = useT();
  useDensity('workspace');
  const [menu, { open, close }] = useDisclosure(false);
  const [asked, setAsked] = useState(false);
  const { workplace, workplaces, onSwitch, notices, search } = props;
  return (
    <>
      <SkipLink />
      <header className={look.bar}>
        <ActionIcon
          className={look.menu}
          aria-label={t('app.menu')}
          onClick={() => {
            setAsked(true);
            open();
          }}
        >
          <IconMenu2 size={20} aria-hidden />
        </ActionIcon>
        <a className={look.brand} href="/" aria-label={t('app.name')}>
          <BrandMark />
          <span>{t('app.name')}</span>
        </a>
        <span className={look.rule} />
        <WorkplaceMenu current={workplace} workplaces={workplaces} onSwitch={onSwitch}>
          {workplaces.find((place) => place.id === workplace)?.name}
        </WorkplaceMenu>
        <span className={look.middle}>{search && <SearchButton search={search} />}</span>
        <div className={look.tools}>
          <LanguageSwitch />
          <ThemeSwitch />
          <HelpButton onOpen={props.onHelp} />
          {notices && <Bell count={notices.count} onOpen={notices.onOpen} />}
          <AccountMenu
            person={props.person}
            profile={props.profile}
            exports={props.exports}
            onSignOut={props.onSignOut}
          />
        </div>
      </header>
      <div className={look.shell}>
        <nav className={look.nav} aria-label={t('app.sections')}>
          <Sections sections={props.sections} foot={props.foot} />
        </nav>
        <main id="content" className={look.main} tabIndex={-1}>
          {props.children}
        </main>
      </div>
      {asked && (
        <Suspense>
          <NarrowMenu opened={menu} close={close} sections={props.sections} foot={props.foot} />
        </Suspense>
      )}
      <Toasts />
    </>
  );
}

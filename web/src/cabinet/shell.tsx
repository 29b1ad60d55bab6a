import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft, IconMenu2, IconPlus } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
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
import { Toasts } from '../ui/toast.tsx';
import { useDensity } from '../ui/use-density.ts';
import { useShownBar } from './phone-bar.ts';
import look from './shell.module.css';
import { Tabs } from './tabs.tsx';

const PhoneMenu = lazy(() => import('./phone-menu.tsx').then((module) => ({ default: module.PhoneMenu })));

export interface CabinetShellProps {
  /** The partner company and the vendor whose cabinet this is. */
  company: string;
  vendor: string;
  workplace: string;
  workplaces: readonly Workplace[];
  onSwitch: (id: string) => void;
  sections: readonly NavItem[];
  person: Person;
  /** The reader's own settings. */
  profile?: LinkProps;
  exports?: OwnLink;
  onSignOut: () => void;
  /** Opens the help chapter for the page shown. */
  onHelp: () => void;
  notices?: { count: number; onOpen: () => void };
  /** The one action that is always in reach: docked at the bottom of a phone, `inBar` of a desk where the page lacks it. */
  action?: { label: string; link: LinkProps; inBar: boolean };
  /** State of the log; link to checking a receipt. */
  foot?: ReactNode;
  children: ReactNode;
}

/** Frame of the cabinet. A desk shows tabs above; a phone a bar of 56 px, a drawer and the main action at the bottom. */
export function CabinetShell(props: CabinetShellProps) {
  const t = useT();
  useDensity('cabinet');
  const [menu, { open, close }] = useDisclosure(false);
  const [asked, setAsked] = useState(false);
  const inner = useShownBar();
  const { company, vendor, notices, action } = props;
  const place = { current: props.workplace, workplaces: props.workplaces, onSwitch: props.onSwitch };
  return (
    <div className={look.cabinet}>
      <SkipLink />
      <header className={look.bar}>
        <a className={inner ? `${look.brand} ${look.desk}` : look.brand} href="/" aria-label={vendor}>
          <BrandMark size={22} />
          <span className={look.desk}>{vendor}</span>
        </a>
        <span className={`${look.phone} k-grow`}>
          {inner ? (
            <>
              <ActionIcon
                className={look.back}
                aria-label={t('ui.back')}
                renderRoot={(root) => <Link {...root} {...inner.back} activeOptions={{ exact: true }} />}
              >
                <IconArrowLeft size={22} aria-hidden />
              </ActionIcon>
              <b className="k-clip" aria-hidden>
                {inner.title}
              </b>
            </>
          ) : (
            <WorkplaceMenu {...place}>
              <span className="k-clip">
                <b>{company}</b> <span className="k-muted">{t('app.at', { vendor })}</span>
              </span>
            </WorkplaceMenu>
          )}
        </span>
        <nav className={`${look.tabs} ${look.desk}`} aria-label={t('app.sections')}>
          <Tabs sections={props.sections} />
        </nav>
        {action?.inBar && (
          <Link {...action.link} className={`${look.barAction} ${look.desk}`}>
            <IconPlus size={18} aria-hidden />
            {action.label}
          </Link>
        )}
        <span className={look.desk}>
          <LanguageSwitch />
        </span>
        <span className={look.desk}>
          <ThemeSwitch />
        </span>
        <span className={look.desk}>
          <HelpButton onOpen={props.onHelp} />
        </span>
        {notices && <Bell count={notices.count} onOpen={notices.onOpen} />}
        <span className={look.desk}>
          <WorkplaceMenu {...place}>{company}</WorkplaceMenu>
          <AccountMenu
            person={props.person}
            profile={props.profile}
            exports={props.exports}
            onSignOut={props.onSignOut}
          />
        </span>
        <span className={look.phone}>
          <LanguageSwitch compact />
          <ActionIcon
            aria-label={t('app.menu')}
            onClick={() => {
              setAsked(true);
              open();
            }}
          >
            <IconMenu2 size={22} aria-hidden />
          </ActionIcon>
        </span>
      </header>
      <main id="content" className={look.main} tabIndex={-1}>
        {props.children}
      </main>
      {props.foot && <footer className={look.foot}>{props.foot}</footer>}
      {action && (
        <nav className={look.dock} aria-label={t('app.mainAction')}>
          <Link {...action.link} className={look.action}>
            <IconPlus size={20} aria-hidden />
            {action.label}
          </Link>
        </nav>
      )}
      {asked && (
        <Suspense>
          <PhoneMenu props={props} opened={menu} close={close} />
        </Suspense>
      )}
      <Toasts />
    </div>
  );
}

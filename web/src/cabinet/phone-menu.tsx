import { Button, Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ThemeSwitch } from '../app/theme-switch.tsx';
import { useT } from '../app/use-t.tsx';
import { HelpButton } from '../ui/help-button.tsx';
import look from './shell.module.css';
import type { CabinetShellProps } from './shell.tsx';
import { Tabs } from './tabs.tsx';

/** What a phone keeps behind the menu button. Loaded when first opened. */
export function PhoneMenu({ props, opened, close }: { props: CabinetShellProps; opened: boolean; close: () => void }) {
  const t = useT();
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      size={304}
      title={t('app.menu')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <nav className={look.drawer} aria-label={t('app.sections')}>
        <Tabs sections={props.sections} className={look.drawerItem} onGo={close} />
        {props.profile && (
          <Link {...props.profile} className={look.drawerItem} onClick={close}>
            {t('app.profile')}
          </Link>
        )}
        {props.exports && (
          <Link {...props.exports.link} className={look.drawerItem} onClick={close}>
            {props.exports.label}
          </Link>
        )}
      </nav>
      <div className={look.drawerTools}>
        <ThemeSwitch />
        <HelpButton
          onOpen={() => {
            close();
            props.onHelp();
          }}
        />
        <Button variant="subtle" onClick={props.onSignOut}>
          {t('app.signOut')}
        </Button>
      </div>
    </Drawer>
  );
}

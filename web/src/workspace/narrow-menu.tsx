import { Drawer } from '@mantine/core';
import { useT } from '../app/use-t.tsx';
import { Sections, type SectionsProps } from './section-list.tsx';
import look from './shell.module.css';

interface NarrowMenuProps extends Omit<SectionsProps, 'onGo'> {
  opened: boolean;
  close: () => void;
}

/** The sections on a screen too narrow to show them at all times. Loaded when first opened. */
export function NarrowMenu({ opened, close, ...list }: NarrowMenuProps) {
  const t = useT();
  return (
    <Drawer
      opened={opened}
      onClose={close}
      size={280}
      title={t('app.name')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <nav className={look.drawer} aria-label={t('app.sections')}>
        <Sections {...list} onGo={close} />
      </nav>
    </Drawer>
  );
}

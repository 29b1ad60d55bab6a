import { ActionIcon } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import look from './header.module.css';
import { useT } from './use-t.tsx';

/** Notices; a dot while there are new ones, their number in words for readers. */
export function Bell({ count, onOpen }: { count: number; onOpen: () => void }) {
  const t = useT();
  return (
    <ActionIcon className={look.bell} aria-label={t('app.notifications', { count })} onClick={onOpen}>
      <IconBell size={20} aria-hidden />
      {count > 0 && <span className={look.dot} />}
    </ActionIcon>
  );
}

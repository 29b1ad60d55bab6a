import { ActionIcon } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconHelp } from '@tabler/icons-react';
import { useT } from '../app/use-t.tsx';

/** `?`: opens the help that belongs to the page shown. */
export function HelpButton({ onOpen }: { onOpen: () => void }) {
  const t = useT();
  useHotkeys([['shift+?', onOpen]]);
  return (
    <ActionIcon
      onClick={onOpen}
      aria-label={t('ui.help')}
      aria-keyshortcuts="Shift+?"
      // The browser's own hint: a drawn one would bring a library for placing it to every first page.
      title={`${t('ui.help')} · ?`}
    >
      <IconHelp size={20} aria-hidden />
    </ActionIcon>
  );
}

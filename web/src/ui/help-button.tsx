import { ActionIcon, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconHelp } from '@tabler/icons-react';
import { useT } from '../app/use-t.tsx';

/** `?`: opens the help that belongs to the page shown. */
export function HelpButton({ onOpen }: { onOpen: () => void }) {
  const t = useT();
  useHotkeys([['shift+?', onOpen]]);
  return (
    <Tooltip label={`${t('ui.help')} · ?`}>
      <ActionIcon onClick={onOpen} aria-label={t('ui.help')} aria-keyshortcuts="Shift+?">
        <IconHelp size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

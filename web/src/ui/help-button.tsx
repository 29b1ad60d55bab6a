import { ActionIcon, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconHelp } from '@tabler/icons-react';
import { useT } from '../app/use-t.tsx';

/** `?`: opens the chapter of the help that belongs to this page, in a new tab, in the reader's language. */
export function HelpButton({ href }: { href: string }) {
  const t = useT();
  useHotkeys([['shift+?', () => window.open(href, '_blank', 'noopener')]]);
  return (
    <Tooltip label={`${t('ui.help')} · ?`}>
      <ActionIcon component="a" href={href} target="_blank" rel="noopener" aria-label={t('ui.help')}>
        <IconHelp size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

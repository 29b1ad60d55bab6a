import { UnstyledButton } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, useState } from 'react';

export interface MenuEntry {
  key: string;
  label: string;
  /** A second, quieter line. */
  note?: string;
  icon?: Icon;
  /** Where the entry leads; else `onPress` says what it does. */
  link?: LinkProps;
  onPress?: () => void;
  /** The choice in force. */
  current?: boolean;
}

export interface PressMenuProps {
  className?: string | undefined;
  position: 'bottom-start' | 'bottom-end';
  heading?: string;
  entries: readonly MenuEntry[];
  /** Face of the button. */
  children: ReactNode;
}

const load = () => import('./opened-menu.tsx');
/** A hand on its way to the button; when this fetch fails, the press itself asks again. */
const prepare = () => void load().then(undefined, () => undefined);

/** A button with a menu. The code that draws and places the menu comes with the first press, not with the page. */
export function PressMenu(props: PressMenuProps) {
  const [Opened, setOpened] = useState<ComponentType<PressMenuProps> | null>(null);
  if (Opened) return <Opened {...props} />;
  return (
    <UnstyledButton
      className={props.className}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => void load().then((module) => setOpened(() => module.OpenedMenu))}
    >
      {props.children}
    </UnstyledButton>
  );
}

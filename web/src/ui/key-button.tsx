import { Button, type ButtonProps } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

export interface KeyButtonProps extends Omit<ButtonProps, 'children' | 'leftSection'> {
  /** One Latin letter or digit, printed on the button; works by the key's place in any keyboard layout. */
  keyName: string;
  onPress: () => void;
  children: ReactNode;
  /** Primary: the one button of the screen. */
  primary?: boolean;
}

/** A button with its key on it; the key works everywhere on the page except while typing. */
export function KeyButton({ keyName, onPress, children, primary = false, size = 'md', ...rest }: KeyButtonProps) {
  const off = rest.disabled === true || rest.loading === true;
  useHotkeys([[keyName.toLowerCase(), () => !off && onPress(), { usePhysicalKeys: true }]]);
  return (
    <Button
      {...rest}
      size={size}
      variant={primary ? 'filled' : 'default'}
      onClick={onPress}
      aria-keyshortcuts={keyName}
      leftSection={<Kbd onButton={primary}>{keyName}</Kbd>}
    >
      {children}
    </Button>
  );
}

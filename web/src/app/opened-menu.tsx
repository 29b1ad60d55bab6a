import { Menu, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { MenuEntry, PressMenuProps } from './press-menu.tsx';

function Entry({ entry }: { entry: MenuEntry }) {
  const { label, note, icon: Sign, link, onPress, current } = entry;
  return (
    <Menu.Item
      {...(Sign ? { leftSection: <Sign size={16} aria-hidden /> } : {})}
      {...(link ? { renderRoot: (root: object) => <Link {...root} {...link} /> } : { onClick: onPress })}
      {...(current ? { 'data-checked': true, 'aria-current': true } : {})}
    >
      {label}
      {note && <div className="k-small k-muted">{note}</div>}
    </Menu.Item>
  );
}

/** The menu behind a `PressMenu`; it takes the place of its button and is open from the start. */
export function OpenedMenu({ className, position, heading, entries, children }: PressMenuProps) {
  return (
    // The library's placeholder for the first focus is no menu item, and readers trip over it.
    <Menu position={position} defaultOpened withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={className}>{children}</UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {heading && <Menu.Label>{heading}</Menu.Label>}
        {entries.map((entry) => (
          <Entry key={entry.key} entry={entry} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Popover, UnstyledButton } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useT } from '../app/use-t.tsx';
import look from './filter-pill.module.css';

export interface FilterPillProps {
  name: string;
  /** The chosen values in words. */
  value: string;
  onRemove: () => void;
  /** The form that changes the filter; opens under the pill. */
  children?: ReactNode;
}

/** A filter in force: its name and value, a press to change, a cross to remove. */
export function FilterPill({ name, value, onRemove, children }: FilterPillProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const words = (
    <>
      {name} <b>{value}</b>
    </>
  );
  return (
    <span className={look.pill}>
      {children ? (
        <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus>
          <Popover.Target>
            <UnstyledButton className={look.name} onClick={() => setOpen(!open)}>
              {words}
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown>{children}</Popover.Dropdown>
        </Popover>
      ) : (
        <span className={look.name}>{words}</span>
      )}
      <UnstyledButton className={look.cross} onClick={onRemove} aria-label={t('ui.remove', { name })}>
        <IconX size={14} aria-hidden />
      </UnstyledButton>
    </span>
  );
}

export interface AddFilterProps {
  /** The list of filters one can add; opens under the button. */
  children: (close: () => void) => ReactNode;
}

/** The dashed pill that adds a filter. */
export function AddFilter({ children }: AddFilterProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <UnstyledButton className={look.add} onClick={() => setOpen(!open)}>
          <IconPlus size={16} aria-hidden />
          {t('ui.filter')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>{children(() => setOpen(false))}</Popover.Dropdown>
    </Popover>
  );
}

export interface ChoicePillProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** One of a few short choices, pressed or not; a group of them needs a label of its own. */
export function ChoicePill({ checked, onChange, children }: ChoicePillProps) {
  return (
    <UnstyledButton
      className={`${look.choice} ${checked ? look.on : ''}`}
      aria-pressed={checked}
      onClick={() => onChange(!checked)}
    >
      {children}
    </UnstyledButton>
  );
}

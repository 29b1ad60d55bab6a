import { TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Kbd } from '../ui/kbd.tsx';
import look from './page.module.css';

interface SearchFieldProps {
  /** What can be typed; also the field's name. */
  hint: string;
  value: string | undefined;
  /** Called a moment after the last letter. */
  onChange: (value: string | undefined) => void;
}

/** Search above a list; the key / leads here from anywhere on the page. */
export function SearchField({ hint, value, onChange }: SearchFieldProps) {
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  const send = useDebouncedCallback((words: string) => onChange(words.trim() || undefined), 250);
  useHotkeys([['/', () => box.current?.focus()]]);
  return (
    <TextInput
      ref={box}
      className={look.search!}
      aria-label={hint}
      placeholder={hint}
      leftSection={<IconSearch size={18} aria-hidden />}
      rightSection={<Kbd>/</Kbd>}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
    />
  );
}

import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { QueueSearch } from './queue-search.ts';

export interface SearchBox {
  value: string;
  onChange: (value: string) => void;
}

/** The typed words go into the address a moment after the last letter; the address of a view brings its own. */
export function useSearchBox(search: QueueSearch, change: (search: QueueSearch, replace: boolean) => void): SearchBox {
  const [value, setValue] = useState(search.q ?? '');
  useEffect(() => setValue(search.q ?? ''), [search.q]);
  const send = useDebouncedCallback((words: string) => change({ ...search, q: words.trim() || undefined }, true), 250);
  return {
    value,
    onChange: (words) => {
      setValue(words);
      send(words);
    },
  };
}

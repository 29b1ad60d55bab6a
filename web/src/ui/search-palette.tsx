import '@mantine/spotlight/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { type Icon, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import look from './search-palette.module.css';
import { SkeletonRows } from './skeleton.tsx';

export interface SearchHit {
  key: string;
  label: string;
  description?: string;
  icon?: Icon;
  onOpen: () => void;
}

export interface SearchPaletteProps {
  placeholder: string;
  /** Finds records; called 150 ms after the last letter. */
  search: (query: string) => Promise<readonly SearchHit[]>;
  nothingFound: string;
  /** Shown before the first letter. */
  start: string;
}

const [store, palette] = createSpotlight();

/** Opens the palette that is on the page. */
export const openSearch = palette.open;

function useHits(query: string, search: SearchPaletteProps['search']): readonly SearchHit[] | undefined {
  const [found, setFound] = useState<{ query: string; hits: readonly SearchHit[] }>({ query: '', hits: [] });
  const [wanted] = useDebouncedValue(query, 150);
  useEffect(() => {
    if (!wanted) return;
    let late = false;
    search(wanted).then(
      (hits) => !late && setFound({ query: wanted, hits }),
      () => !late && setFound({ query: wanted, hits: [] }), // the strip at the bottom already says that we are offline
    );
    return () => {
      late = true;
    };
  }, [wanted, search]);
  return found.query === query ? found.hits : undefined;
}

/** One search over everything, opened by Ctrl K: results as a list for the keyboard. Load it when first opened. */
export function SearchPalette({ placeholder, search, nothingFound, start }: SearchPaletteProps) {
  const [typed, setTyped] = useState('');
  const query = typed.trim();
  const hits = useHits(query, search);
  return (
    <Spotlight.Root store={store} query={typed} onQueryChange={setTyped} shortcut={null} scrollable maxHeight={420}>
      <Spotlight.Search
        classNames={{ input: look.input! }}
        placeholder={placeholder}
        aria-label={placeholder}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {!query && <Spotlight.Empty className={look.empty}>{start}</Spotlight.Empty>}
        {query && !hits && <SkeletonRows rows={3} />}
        {query && hits?.length === 0 && <Spotlight.Empty className={look.empty}>{nothingFound}</Spotlight.Empty>}
        {query &&
          hits?.map(({ key, label, description, icon: Sign, onOpen }) => (
            <Spotlight.Action
              key={key}
              label={label}
              {...(description ? { description } : {})}
              leftSection={Sign && <Sign size={18} aria-hidden />}
              onClick={onOpen}
            />
          ))}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

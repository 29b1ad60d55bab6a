import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { AddFilter, FilterPill } from '../../ui/filter-pill.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { FilterForm } from './filter-forms.tsx';
import { FILTERS, type FilterKey, isSet } from './filter-keys.ts';
import look from './queue.module.css';
import { isFiltered, type QueueSearch } from './queue-search.ts';
import { useFilterWords } from './use-filter-words.ts';
import type { SearchBox } from './use-search-box.ts';

interface QueueFiltersProps {
  search: QueueSearch;
  change: (search: QueueSearch) => void;
  box: RefObject<HTMLInputElement | null>;
  typed: SearchBox;
  /** At the right end of the line. */
  children: ReactNode;
}

function Pill({ filter, search, change }: { filter: FilterKey } & Pick<QueueFiltersProps, 'search' | 'change'>) {
  const t = useT();
  const words = useFilterWords(search);
  return (
    <FilterPill
      name={t(`queue.filter.${filter}`)}
      value={words[filter]}
      onRemove={() => change({ ...search, ...FILTERS[filter] })}
    >
      <FilterForm filter={filter} search={search} change={change} />
    </FilterPill>
  );
}

function Choice({ search, change, close }: Pick<QueueFiltersProps, 'search' | 'change'> & { close: () => void }) {
  const t = useT();
  const [chosen, setChosen] = useState<FilterKey | null>(null);
  if (chosen) {
    return (
      <FilterForm
        filter={chosen}
        search={search}
        change={(next) => {
          change(next);
          close();
        }}
      />
    );
  }
  const left = (Object.keys(FILTERS) as FilterKey[]).filter((filter) => !isSet(search, filter));
  return (
    <div className={look.choices}>
      {left.map((filter) => (
        <UnstyledButton key={filter} className={look.choice} onClick={() => setChosen(filter)}>
          {t(`queue.filter.${filter}`)}
        </UnstyledButton>
      ))}
    </div>
  );
}

/** Search and filter pills above the rows; all of it is the address. */
export function QueueFilters({ search, change, box, typed, children }: QueueFiltersProps): ReactNode {
  const t = useT();
  const set = (Object.keys(FILTERS) as FilterKey[]).filter((filter) => isSet(search, filter));
  return (
    <search className={look.filters}>
      <TextInput
        ref={box}
        className={look.box!}
        aria-label={t('queue.searchHint')}
        placeholder={t('queue.searchHint')}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={<Kbd>/</Kbd>}
        value={typed.value}
        onChange={(event) => typed.onChange(event.currentTarget.value)}
      />
      {set.map((filter) => (
        <Pill key={filter} filter={filter} search={search} change={change} />
      ))}
      {set.length < Object.keys(FILTERS).length && (
        <AddFilter>{(close) => <Choice search={search} change={change} close={close} />}</AddFilter>
      )}
      <span className={look.icons}>
        {isFiltered(search) && (
          <Button variant="subtle" onClick={() => change(search.view ? { view: search.view } : {})}>
            {t('ui.clear')}
          </Button>
        )}
        {children}
      </span>
    </search>
  );
}

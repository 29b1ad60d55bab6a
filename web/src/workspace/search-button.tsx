import { UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ComponentType, useState } from 'react';
import { useT } from '../app/use-t.tsx';
import { Kbd } from '../ui/kbd.tsx';
import type { SearchPaletteProps } from '../ui/search-palette.tsx';
import look from './shell.module.css';

/** The way to the search palette, whose code arrives with its first opening. */
export function SearchButton({ search }: Pick<SearchPaletteProps, 'search'>) {
  const t = useT();
  const [Palette, setPalette] = useState<ComponentType<SearchPaletteProps> | null>(null);
  const open = () => {
    void import('../ui/search-palette.tsx').then((module) => {
      setPalette(() => module.SearchPalette);
      module.openSearch();
    });
  };
  useHotkeys([['mod+K', open, { usePhysicalKeys: true }]], []);
  return (
    <>
      <UnstyledButton className={look.search} onClick={open} aria-keyshortcuts="Control+K">
        <IconSearch size={18} aria-hidden />
        <span className={look.searchHint}>{t('app.searchHint')}</span>
        <Kbd>Ctrl K</Kbd>
      </UnstyledButton>
      {Palette && (
        <Palette
          placeholder={t('app.searchHint')}
          search={search}
          nothingFound={t('app.searchEmpty')}
          start={t('app.searchStart')}
        />
      )}
    </>
  );
}

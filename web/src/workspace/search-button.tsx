import { UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ComponentType, useEffect, useState } from 'react';
import { useT } from '../app/use-t.tsx';
import { Kbd } from '../ui/kbd.tsx';
import type { SearchPaletteProps } from '../ui/search-palette.tsx';
import look from './shell.module.css';

/** The way to the search palette, whose code arrives after the page itself. */
export function SearchButton({ search }: Pick<SearchPaletteProps, 'search'>) {
  const t = useT();
  const [Palette, setPalette] = useState<ComponentType<SearchPaletteProps> | null>(null);
  useEffect(() => {
    // Fetched and placed once the page is quiet, so that no letter typed right after Ctrl K is lost.
    const timer = setTimeout(() => {
      void import('../ui/search-palette.tsx').then((module) => setPalette(() => module.SearchPalette));
    }, 1500);
    return () => clearTimeout(timer);
  }, []);
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
        <span className={look.searchHint}>{t('search.hint')}</span>
        <Kbd>Ctrl K</Kbd>
      </UnstyledButton>
      {Palette && (
        <Palette
          placeholder={t('search.hint')}
          search={search}
          nothingFound={t('search.empty')}
          start={t('search.start')}
        />
      )}
    </>
  );
}

import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconBriefcase, IconBuilding, IconLanguage, IconMoon, IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { call, type Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import type { SearchHit } from '../../ui/search-palette.tsx';
import { useWorkspace } from '../routes.ts';
import { useSections } from '../sections.ts';

/** What the palette can do without the server: go to a section, change theme or language. */
function useCommands(): SearchHit[] {
  const t = useT();
  const navigate = useNavigate();
  const sections = useSections();
  const { locale, switchLocale } = useLocale();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return useMemo(
    () => [
      ...sections.map(({ key, label, icon, link }) => ({
        key: `section ${key}`,
        label: t('search.go', { name: label }),
        ...(icon ? { icon } : {}),
        onOpen: () => void navigate(link as Parameters<typeof navigate>[0]),
      })),
      {
        key: 'theme',
        label: t(dark ? 'app.themeLight' : 'app.themeDark'),
        icon: IconMoon,
        onOpen: () => setColorScheme(dark ? 'light' : 'dark'),
      },
      {
        key: 'language',
        label: t('search.language'),
        icon: IconLanguage,
        onOpen: () => void switchLocale(locale === 'ru' ? 'en' : 'ru'),
      },
    ],
    [sections, t, navigate, dark, setColorScheme, locale, switchLocale],
  );
}

function useRecords(): (found: Output<'search'>) => SearchHit[] {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { vendor } = useWorkspace();
  return useCallback(
    ({ registrations, partners, customers }) => [
      ...registrations.map(({ id, number, customer_name, partner_name }) => ({
        key: `deal ${id}`,
        label: customer_name,
        description: [number === null ? t('search.draft') : `№ ${format.number(number)}`, partner_name]
          .filter(Boolean)
          .join(' · '),
        icon: IconBriefcase,
        onOpen: () => void navigate({ to: '/w/$vendor/deals/$id', params: { vendor, id } }),
      })),
      ...partners.map(({ id, name, city }) => ({
        key: `partner ${id}`,
        label: name,
        description: [t('search.partner'), city].filter(Boolean).join(' · '),
        icon: IconUsers,
        onOpen: () => void navigate({ to: '/w/$vendor/partners/$id', params: { vendor, id } }),
      })),
      ...customers.map(({ id, name, city, tax_id }) => ({
        key: `customer ${id}`,
        label: name,
        description: [t('search.customer'), tax_id, city].filter(Boolean).join(' · '),
        icon: IconBuilding,
        onOpen: () => void navigate({ to: '/w/$vendor/customers/$id', params: { vendor, id } }),
      })),
    ],
    [t, format, navigate, vendor],
  );
}

/** What Ctrl K asks: places and commands whose name has the words, then records of the server. */
export function useSearch(): (query: string) => Promise<readonly SearchHit[]> {
  const commands = useCommands();
  const records = useRecords();
  return useCallback(
    async (query: string) => {
      const words = query.toLocaleLowerCase();
      const own = commands.filter((command) => command.label.toLocaleLowerCase().includes(words));
      return [...own, ...records(await call('search', { q: query }))];
    },
    [commands, records],
  );
}

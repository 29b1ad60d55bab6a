import { linkOptions, useLocation } from '@tanstack/react-router';
import type { NavItem } from '../app/nav.ts';
import { useT } from '../app/use-t.tsx';
import { useCabinet } from './routes.ts';

/** The sections of the cabinet that exist for this reader. */
export function useSections(): NavItem[] {
  const t = useT();
  const { vendor, can } = useCabinet();
  const params = { vendor };
  const writing = useLocation({ select: ({ pathname }) => pathname.endsWith('/register') });
  const all: (NavItem & { needs: Parameters<typeof can>[0] })[] = [
    {
      key: 'home',
      needs: 'cabinet.read',
      label: t('cabinet.nav.home'),
      exact: true,
      link: linkOptions({ to: '/c/$vendor', params }),
    },
    {
      key: 'deals',
      needs: 'registration.read',
      label: t('cabinet.nav.deals'),
      link: linkOptions({ to: '/c/$vendor/deals', params }),
      // A deal that is being written is a deal already.
      current: writing,
    },
    {
      key: 'disputes',
      needs: 'dispute.read',
      label: t('cabinet.nav.disputes'),
      link: linkOptions({ to: '/c/$vendor/disputes', params }),
    },
    {
      key: 'rules',
      needs: 'rules.read',
      label: t('cabinet.nav.rules'),
      link: linkOptions({ to: '/c/$vendor/rules', params }),
    },
    {
      key: 'conduct',
      needs: 'fair_play.read_published',
      label: t('cabinet.nav.conduct'),
      link: linkOptions({ to: '/c/$vendor/conduct', params }),
    },
    {
      key: 'company',
      needs: 'company.read',
      label: t('cabinet.nav.company'),
      link: linkOptions({ to: '/c/$vendor/company', params }),
    },
  ];
  return all.filter((section) => can(section.needs)).map(({ needs: _, ...section }) => section);
}

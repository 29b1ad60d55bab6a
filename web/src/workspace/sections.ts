import type { Permission } from '@kanal/server/access/permissions.ts';
import {
  IconBriefcase,
  IconBuilding,
  IconCompass,
  IconGavel,
  IconHome,
  IconLayoutKanban,
  IconListCheck,
  IconPackage,
  IconScale,
  IconSettings,
  IconUserShield,
  IconUsers,
} from '@tabler/icons-react';
import { linkOptions } from '@tanstack/react-router';
import type { NavItem } from '../app/nav.ts';
import { useRead } from '../app/use-operation.ts';
import { useT } from '../app/use-t.tsx';
import { useWorkspace } from './routes.ts';

const MINUTE = 60_000;

/** The sections that exist for this person, with what waits in the first two. */
export function useSections(): NavItem[] {
  const t = useT();
  const { vendor, can } = useWorkspace();
  const params = { vendor };
  const today = useRead('getToday', {}, { enabled: can('today.read'), every: MINUTE }).data?.counts;
  const counts = useRead('countRegistrations', {}, { enabled: can('registration.read'), every: MINUTE }).data?.views;
  const all: (NavItem & { needs: Permission })[] = [
    {
      key: 'today',
      label: t('workspace.nav.today'),
      icon: IconHome,
      link: linkOptions({ to: '/w/$vendor', params }),
      exact: true,
      needs: 'today.read',
      ...(today ? { count: today.overdue + today.today + today.tomorrow + today.later } : {}),
    },
    {
      key: 'tools',
      label: t('workspace.nav.tools'),
      icon: IconCompass,
      link: linkOptions({ to: '/w/$vendor/tools', params }),
      needs: 'product.read',
    },
    {
      key: 'deals',
      label: t('workspace.nav.deals'),
      icon: IconBriefcase,
      link: linkOptions({ to: '/w/$vendor/deals', params, search: { view: 'my_turn' } }),
      needs: 'registration.read',
      ...(counts ? { count: counts.my_turn } : {}),
    },
    {
      key: 'pipeline',
      label: t('workspace.nav.pipeline'),
      icon: IconLayoutKanban,
      link: linkOptions({ to: '/w/$vendor/pipeline', params }),
      needs: 'deal.read',
    },
    {
      key: 'disputes',
      label: t('workspace.nav.disputes'),
      icon: IconScale,
      link: linkOptions({ to: '/w/$vendor/disputes', params }),
      needs: 'dispute.read',
    },
    {
      key: 'partners',
      label: t('workspace.nav.partners'),
      icon: IconUsers,
      link: linkOptions({ to: '/w/$vendor/partners', params }),
      needs: 'partner.read',
    },
    {
      key: 'customers',
      label: t('workspace.nav.customers'),
      icon: IconBuilding,
      link: linkOptions({ to: '/w/$vendor/customers', params }),
      needs: 'customer.read',
    },
    {
      key: 'products',
      label: t('workspace.nav.products'),
      icon: IconPackage,
      link: linkOptions({ to: '/w/$vendor/products', params }),
      needs: 'product.read',
    },
    {
      key: 'rules',
      label: t('workspace.nav.rules'),
      icon: IconGavel,
      link: linkOptions({ to: '/w/$vendor/rules', params }),
      needs: 'rules.read',
    },
    {
      key: 'conduct',
      label: t('workspace.nav.conduct'),
      icon: IconScale,
      link: linkOptions({ to: '/w/$vendor/conduct', params }),
      // Whoever only reads has no complaints of their own, and direct sales no cases.
      needs: can('conduct.read') ? 'conduct.read' : 'complaint.make',
    },
    {
      key: 'log',
      label: t('workspace.nav.log'),
      icon: IconListCheck,
      link: linkOptions({ to: '/w/$vendor/log', params }),
      needs: 'log.audit',
    },
    {
      key: 'people',
      label: t('workspace.nav.people'),
      icon: IconUserShield,
      link: linkOptions({ to: '/w/$vendor/people', params }),
      needs: 'person.read',
    },
    {
      key: 'settings',
      label: t('workspace.nav.settings'),
      icon: IconSettings,
      link: linkOptions({ to: '/w/$vendor/settings', params }),
      needs: 'calendar.read',
    },
  ];
  return all.filter((section) => can(section.needs));
}

import { QueryClientProvider } from '@tanstack/react-query';
import { createLazyRoute, linkOptions, Outlet, useLocation } from '@tanstack/react-router';
import { queryClient } from '../app/query-client.ts';
import { useT } from '../app/use-t.tsx';
import { initials, useFrame } from '../features/frame/use-frame.tsx';
import { LogHolder } from '../features/holder/log-holder.tsx';
import { LogFoot } from '../features/receipts/foot.tsx';
import { useCabinet } from './routes.ts';
import { useSections } from './sections.ts';
import { CabinetShell } from './shell.tsx';

/**
 * The way to a new deal: docked on a phone, in the bar of a desk. On pages that write one deal it would only be in the
 * way; the home page and the list have it beside their heading already.
 */
function useRegisterAction() {
  const t = useT();
  const { vendor, can } = useCabinet();
  const { pathname } = useLocation();
  const writing = /\/register$|\/deals\/[^/]+$/.test(pathname);
  if (writing || !can('registration.submit')) return undefined;
  return {
    label: t('cabinet.register'),
    link: linkOptions({ to: '/c/$vendor/register', params: { vendor } }),
    inBar: /\/(rules|company|profile|exports)$/.test(pathname),
  };
}

function Frame() {
  const { me, place, vendor, vendorName, company } = useCabinet();
  const { panels, ...frame } = useFrame(me, 'cabinet');
  const t = useT();
  const sections = useSections();
  const action = useRegisterAction();
  const name = me.user?.name ?? '';
  return (
    <LogHolder vendor={vendor}>
      <CabinetShell
        {...frame}
        company={company}
        vendor={vendorName}
        workplace={place.person_id}
        sections={sections}
        person={{ name, initials: initials(name) }}
        profile={linkOptions({ to: '/c/$vendor/profile', params: { vendor } })}
        exports={{ label: t('cabinet.exports'), link: linkOptions({ to: '/c/$vendor/exports', params: { vendor } }) }}
        {...(action ? { action } : {})}
        foot={<LogFoot vendor={vendorName} />}
      >
        <Outlet />
        {panels}
      </CabinetShell>
    </LogHolder>
  );
}

function Layout() {
  return (
    <QueryClientProvider client={queryClient}>
      <Frame />
    </QueryClientProvider>
  );
}

export const route = createLazyRoute('/c/$vendor')({ component: Layout });

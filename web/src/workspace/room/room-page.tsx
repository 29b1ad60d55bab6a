import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { RoomHead } from '../../features/deals/room/head.tsx';
import { Room } from '../../features/deals/room/room.tsx';
import { PageError } from '../../ui/page-error.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { useWorkspace } from '../routes.ts';

function RoomPage() {
  const t = useT();
  const { id } = route.useParams();
  const { vendor, place, can } = useWorkspace();
  const claim = can('registration.read');
  // Opening is recorded and shown to the partner, so the room is not asked for again by itself.
  const { data: deal, error, refetch } = useRead('getDeal', { id }, { staleTime: 60_000 });
  useDocumentTitle(`${deal?.customer_name ?? t('deals.room')} · Kanal`);
  const back = (
    <Link to="/w/$vendor/pipeline" params={{ vendor }}>
      {t('deals.back')}
    </Link>
  );
  if (error) return <PageError error={error} onRetry={() => void refetch()} back={back} />;
  if (!deal) return <SkeletonPage />;
  const eyes = { side: 'vendor' as const, vendor: place.vendor.name, partner: deal.partner.name };
  const claimLink = claim && (
    <Button renderRoot={(props) => <Link {...props} to="/w/$vendor/deals/$id" params={{ vendor, id }} />}>
      {t('deals.claim')}
    </Button>
  );
  return (
    <Room
      key={id}
      deal={deal}
      eyes={eyes}
      claim={claim}
      head={<RoomHead deal={deal} eyes={eyes} back={back} claimLink={claimLink} />}
    />
  );
}

export const route = createLazyRoute('/w/$vendor/deals/$id/room')({ component: RoomPage });

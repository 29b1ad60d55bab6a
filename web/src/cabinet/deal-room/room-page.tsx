import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { RoomHead } from '../../features/deals/room/head.tsx';
import { Room } from '../../features/deals/room/room.tsx';
import { PageError } from '../../ui/page-error.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { useInnerBar } from '../phone-bar.ts';
import { useCabinet } from '../routes.ts';

function RoomPage() {
  const t = useT();
  const { number } = useFormat();
  const { id } = route.useParams();
  const { vendor, eyes } = useCabinet();
  const { data: deal, error, refetch } = useRead('getDeal', { id });
  useDocumentTitle(`${deal?.customer_name ?? t('deals.room')} · Kanal`);
  useInnerBar(
    deal?.number ? t('cabinet.deal.bar', { number: number(deal.number) }) : t('deals.room'),
    '/c/$vendor/deals',
  );
  const back = (
    <Link to="/c/$vendor/pipeline" params={{ vendor }}>
      {t('deals.back')}
    </Link>
  );
  if (error) return <PageError error={error} onRetry={() => void refetch()} back={back} />;
  if (!deal) return <SkeletonPage />;
  const claimLink = (
    <Button renderRoot={(props) => <Link {...props} to="/c/$vendor/deals/$id" params={{ vendor, id }} />}>
      {t('deals.claim')}
    </Button>
  );
  return (
    <Room
      key={id}
      deal={deal}
      eyes={eyes}
      claim
      head={<RoomHead deal={deal} eyes={eyes} back={back} claimLink={claimLink} />}
    />
  );
}

export const route = createLazyRoute('/c/$vendor/deals/$id/room')({ component: RoomPage });

import { Button } from '@mantine/core';
import { createLazyRoute, Link, Navigate } from '@tanstack/react-router';
import { homeOf, type Membership, signOut, speakFor, whoIsHere } from '../app/session.ts';
import { useT } from '../app/use-t.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Note } from '../ui/note.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import look from './shell.module.css';
import { PublicShell } from './shell.tsx';
import { useAnswer } from './use-answer.ts';

function Place({ place }: { place: Membership }) {
  const t = useT();
  const side = place.partner ? t('public.placeCabinet', { vendor: place.vendor.name }) : t('public.placeWorkspace');
  return (
    <li>
      <Link className={look.place} {...homeOf(place)} onClick={() => speakFor(place)}>
        <b>{place.partner?.name ?? place.vendor.name}</b>
        <span className="k-small k-muted">{side}</span>
      </Link>
    </li>
  );
}

/** A person with several places chooses one; with none is told whom to ask. */
function PlacesPage() {
  const t = useT();
  const { data, error, again } = useAnswer('me', whoIsHere);
  if (data === null) return <Navigate to="/sign-in" />;
  return (
    <PublicShell title={t('public.placesTitle')} lead={t('public.placesLead')}>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {!data && error === null && <SkeletonRows rows={2} />}
      {data && data.memberships.length === 0 && <Note title={t('public.noPlaces')}>{t('public.noPlacesText')}</Note>}
      {data && data.memberships.length > 0 && (
        <ul className={look.places}>
          {data.memberships.map((place) => (
            <Place key={place.person_id} place={place} />
          ))}
        </ul>
      )}
      <Button size="lg" onClick={() => void signOut()}>
        {t('app.signOut')}
      </Button>
    </PublicShell>
  );
}

export const route = createLazyRoute('/places')({ component: PlacesPage });

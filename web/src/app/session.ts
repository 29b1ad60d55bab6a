import { queryOptions } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { ApiProblem, call, currentMembership, type Output, setMembership } from './api.ts';
import { queryClient } from './query-client.ts';

export type Me = Output<'getMe'>;
export type Membership = Me['memberships'][number];
export type Side = Membership['side'];

async function readMe(): Promise<Me> {
  try {
    return await call('getMe', {});
  } catch (error) {
    // A remembered membership that has ended must not lock its owner out of the others.
    if (!(error instanceof ApiProblem) || error.problem.code !== 'access.no_membership') throw error;
    setMembership(null);
    return call('getMe', {});
  }
}

/** Who is signed in and where this person works. */
export const meQuery = queryOptions({ queryKey: ['getMe', {}], queryFn: readMe, staleTime: 300_000 });

/** The first page of a workplace. */
export function homeOf({ side, vendor }: Membership): { to: '/w/$vendor' | '/c/$vendor'; params: { vendor: string } } {
  return { to: side === 'workspace' ? '/w/$vendor' : '/c/$vendor', params: { vendor: vendor.slug } };
}

/** Lets later requests speak for this membership; what was read for another one is forgotten. */
export function speakFor({ person_id }: Membership): void {
  if (currentMembership() === person_id) return;
  setMembership(person_id);
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'getMe' });
}

/**
 * For `beforeLoad` of the workspace and the cabinet: finds the membership that the address asks for.
 * Redirects to sign-in (and back afterwards) without a session, to the choice of places without a membership there.
 */
export async function enter(side: Side, slug: string, back: string): Promise<{ me: Me; place: Membership }> {
  let me: Me;
  try {
    me = await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) throw redirect({ to: '/sign-in', search: { to: back } });
    throw error;
  }
  const fitting = me.memberships.filter((one) => one.side === side && one.vendor.slug === slug);
  const place = fitting.find((one) => one.person_id === currentMembership()) ?? fitting[0];
  if (!place) throw redirect({ to: '/places' });
  speakFor(place);
  return { me, place };
}

/** Ends the session on the server and forgets everything here. */
export async function signOut(): Promise<void> {
  await fetch('/auth/sign-out', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  setMembership(null);
  queryClient.clear();
  window.location.assign('/sign-in');
}

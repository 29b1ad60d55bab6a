import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { ApiProblem, call, currentMembership, type Output, setMembership } from './api.ts';
import { askEntrance } from './entrance.ts';

export type Me = Output<'getMe'>;
export type Membership = Me['memberships'][number];
export type Side = Membership['side'];

/**
 * Who is signed in and where this person works; `null` for a stranger, who is recognised by a question that strangers
 * may ask: a refusal would be reported by the browser as an error of the page.
 */
async function readMe(): Promise<Me | null> {
  const { user } = await askEntrance<{ user: object | null }>('session', null);
  if (!user) return null;
  try {
    return await call('getMe', {});
  } catch (error) {
    // A remembered membership that has ended must not lock its owner out of the others.
    if (!(error instanceof ApiProblem) || error.problem.code !== 'access.no_membership') throw error;
    setMembership(null);
    return call('getMe', {});
  }
}

/** The cache of answers; it arrives with the first workplace, for the pages before sign-in keep nothing. */
let cache: QueryClient | null = null;

export const meQuery = { queryKey: ['getMe', {}], queryFn: readMe, staleTime: 300_000 };

/** @returns the person at this browser, asked for once; `null` for a stranger */
export async function whoIsHere(): Promise<Me | null> {
  const known = cache?.getQueryData<Me | null>(meQuery.queryKey);
  if (known) return known;
  const me = await readMe();
  if (!me) return null;
  cache ??= (await import('./query-client.ts')).queryClient;
  cache.setQueryData(meQuery.queryKey, me);
  return me;
}

/** After a session has ended under an open page: who is at this browser now; for the same person everything is read anew. */
export async function whoReturned(): Promise<'same' | 'another' | 'nobody'> {
  const known = cache?.getQueryData<Me | null>(meQuery.queryKey);
  const { user } = await askEntrance<{ user: { id: string } | null }>('session', null);
  if (!user) return 'nobody';
  if (user.id !== known?.user?.id) return 'another';
  void cache?.invalidateQueries();
  return 'same';
}

/** After somebody signed in: nothing that was read before may be shown. */
export function forgetAnswers(): void {
  cache?.clear();
}

/** The first page of a workplace. */
export function homeOf({ side, vendor }: Membership): { to: '/w/$vendor' | '/c/$vendor'; params: { vendor: string } } {
  return { to: side === 'workspace' ? '/w/$vendor' : '/c/$vendor', params: { vendor: vendor.slug } };
}

/** The place worked at last, or the only one; a person with several who chose none yet has to choose. */
export function placeOf({ memberships }: Me): Membership | undefined {
  const last = memberships.find((one) => one.person_id === currentMembership());
  return last ?? (memberships.length === 1 ? memberships[0] : undefined);
}

/** Lets later requests speak for this membership; what was read for another one is forgotten. */
export function speakFor({ person_id }: Membership): void {
  if (currentMembership() === person_id) return;
  setMembership(person_id);
  cache?.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'getMe' });
}

/**
 * For `beforeLoad` of the workspace and the cabinet: finds the membership that the address asks for.
 * Redirects to sign-in (and back afterwards) without a session, to the choice of places without a membership there.
 */
export async function enter(side: Side, slug: string, back: string): Promise<{ me: Me; place: Membership }> {
  const me = await whoIsHere();
  if (!me) throw redirect({ to: '/sign-in', search: { to: back } });
  const fitting = me.memberships.filter((one) => one.side === side && one.vendor.slug === slug);
  const place = fitting.find((one) => one.person_id === currentMembership()) ?? fitting[0];
  if (!place) throw redirect({ to: '/places' });
  speakFor(place);
  return { me, place };
}

/** Ends the session on the server and forgets everything here, with a fresh page. */
export async function signOut(): Promise<void> {
  await askEntrance('sign-out', {});
  setMembership(null);
  window.location.assign('/sign-in');
}

import { useQuery } from '@tanstack/react-query';
import { currentMembership } from '../../app/api.ts';
import { type Me, type Membership, meQuery } from '../../app/session.ts';

/** Who is signed in, and the membership that requests speak for; `undefined` while it loads. */
export function useOwnPlace(): { me: Me; place: Membership } | undefined {
  const { data: me } = useQuery(meQuery);
  const place = me?.memberships.find((one) => one.person_id === currentMembership()) ?? me?.memberships[0];
  return me && place ? { me, place } : undefined;
}

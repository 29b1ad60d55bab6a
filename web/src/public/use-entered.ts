import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { currentMembership } from '../app/api.ts';
import { homeOf, meQuery, speakFor } from '../app/session.ts';

/** Own pages only: a foreign address in the link must not lead anybody away. */
function isOwnPage(to: string | undefined): to is string {
  return to !== undefined && /^\/[wc]\//.test(to);
}

/** Called once the session exists: to the page that was asked for, else to the one place, else to the choice. */
export function useEntered(to?: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  return async () => {
    client.clear();
    const { memberships } = await client.fetchQuery(meQuery);
    if (isOwnPage(to)) {
      router.history.push(to);
      return;
    }
    const last = memberships.find((one) => one.person_id === currentMembership());
    const only = last ?? (memberships.length === 1 ? memberships[0] : undefined);
    if (!only) return void navigate({ to: '/places' });
    speakFor(only);
    await navigate(homeOf(only));
  };
}

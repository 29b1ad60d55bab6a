import { useNavigate, useRouter } from '@tanstack/react-router';
import { forgetAnswers, homeOf, placeOf, speakFor, whoIsHere } from '../app/session.ts';

/** Own pages only: a foreign address in the link must not lead anybody away. */
function isOwnPage(to: string | undefined): to is string {
  return to !== undefined && /^\/[wc]\//.test(to);
}

/** Called once the session exists: to the page that was asked for, else to the one place, else to the choice. */
export function useEntered(to?: string) {
  const navigate = useNavigate();
  const router = useRouter();
  return async () => {
    forgetAnswers();
    if (isOwnPage(to)) {
      router.history.push(to);
      return;
    }
    const me = await whoIsHere();
    const place = me && placeOf(me);
    if (!place) return void navigate({ to: '/places' });
    speakFor(place);
    await navigate(homeOf(place));
  };
}

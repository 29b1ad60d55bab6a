import type { MessageId } from '../../app/messages.ts';
import type { Format } from '../../app/use-format.ts';
import type { T } from '../../app/use-t.tsx';
import { tierWord } from '../queue/columns.tsx';
import type { Candidate } from './types.ts';

/** «Заявка № 1 017 · Норд, Серебряный», or the customer's name when it has no deals. */
export function candidateTitle({ claim, customer }: Candidate, t: T, format: Format): string {
  if (!claim) return customer.name;
  const number = claim.number === null ? t('decide.draft') : t('decide.claim', { number: format.number(claim.number) });
  return `${number} · ${claim.partner.name}, ${tierWord(claim.partner.tier, t)}`;
}

/** What became of it: protected until when, decided when, or no deals at all. */
export function candidateFate({ claim, customer }: Candidate, t: T, format: Format): string {
  if (!claim) return [t('decide.noDeals'), customer.group?.name].filter(Boolean).join(' · ');
  const state = t(`registrations.state.${claim.state}` as MessageId);
  const parts = [
    state.toLocaleLowerCase(),
    claim.decided_at && t('decide.decidedOn', { day: format.shortDay(claim.decided_at) }),
    claim.protected_until && t('decide.protectedUntil', { day: format.shortDay(claim.protected_until) }),
    customer.group &&
      t(customer.group.purchases_centrally ? 'decide.groupTogether' : 'decide.groupApart', {
        name: customer.group.name,
      }),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Why the two are thought alike, in the server's own sentences; that the names are alike is seen where both stand. */
export function candidateReasons({ reasons }: Candidate, format: Format): string {
  const telling = reasons.filter(({ code }) => code !== 'similar_name');
  return (telling.length > 0 ? telling : reasons).map(({ text }) => text[format.locale]).join(' · ');
}

/** Who has answered and when; an answer about an earlier claim carries no name. */
export function answeredBy({ judged_by, judged_at }: Candidate, t: T, format: Format): string {
  if (!judged_at) return t('decide.answeredBefore');
  return t('decide.answeredBy', { name: judged_by ?? '', day: format.day(judged_at) });
}

/** What the answer means for the scope that is to be protected. */
export function verdictMeaning({ verdict, claim, customer }: Candidate, t: T): string {
  if (verdict === 'same') return t(claim?.blocks ? 'decide.means.sameTaken' : 'decide.means.same');
  if (verdict === 'group') {
    return t(customer.group?.purchases_centrally ? 'decide.means.groupTogether' : 'decide.means.groupApart');
  }
  return t('decide.means.different');
}

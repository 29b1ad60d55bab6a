/** What the parties do with a decision, and with a dispute of their own. */
import { fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { tellOfCase } from '../../registrations/index.ts';
import { acceptDecision, appealDispute, challengeJudge, withdrawDispute } from '../contract/cases.ts';
import { disputeClosed, judgeChallenged } from '../events.ts';
import { presentDispute } from '../queries/present.ts';
import { type PartyRecord, saveParty } from '../store/cases.ts';
import { type Case, enterLevel, move, tellCourt, withCase } from './court.ts';
import { benchNow } from './judging.ts';
import { thawParty } from './settling.ts';

export const endingCommands = [
  implement(challengeJudge, async (c, input) =>
    withCase(c, input.id, async (found) => {
      const own = ownOf(found);
      if (own.challenged_at) fail('dispute.challenged_already');
      const [lead] = (await benchNow(c, found.dispute)).sort((a, b) => Number(b.lead) - Number(a.lead));
      if (!lead) fail('dispute.nobody_sits');
      const saved = await move(c, found.dispute, 'challenge', { note: input.words });
      const challenge = { challenge_words: input.words, challenged_person_id: lead.person_id };
      await saveParty(c.tx, own, { challenged_at: c.now, ...challenge });
      tellCourt(c, judgeChallenged, saved, { party_id: own.id, note: input.words });
      return presentDispute(c, own.id);
    }),
  ),

  implement(acceptDecision, async (c, input) =>
    withCase(c, input.id, async (found) => {
      const own = ownOf(found);
      if (own.accepted_at) fail('dispute.already_accepted');
      await move(c, found.dispute, 'accept');
      await saveParty(c.tx, own, { accepted_at: c.now });
      return presentDispute(c, own.id);
    }),
  ),

  implement(appealDispute, async (c, input) =>
    withCase(c, input.id, async (found) => {
      const own = ownOf(found);
      const { dispute } = found;
      if (dispute.state === 'final') fail('dispute.already_appealed');
      if (dispute.state === 'decided' && own.accepted_at) fail('dispute.already_accepted');
      if (dispute.state === 'decided' && dispute.due_at && dispute.due_at <= c.now)
        fail('dispute.too_late', { days: 0 });
      await enterLevel(c, found, 'appeal', { note: input.words });
      await saveParty(c.tx, own, { appealed_at: c.now, appeal_words: input.words });
      await tellOfCase(c, { vendorId: dispute.vendor_id, id: own.registration_id }, 'dispute_appeal', {
        rulesId: dispute.rules_version_id,
        note: input.words,
      });
      return presentDispute(c, own.id);
    }),
  ),

  implement(withdrawDispute, async (c, input) =>
    withCase(c, input.id, async (found) => {
      const { dispute, own, parties } = found;
      const opener = own
        ? dispute.opened_side === 'partner' && own.side === 'claimant'
        : dispute.opened_side === 'vendor';
      if (!opener) fail('dispute.not_yours');
      const set = { closed_at: c.now, turn_started_at: null, due_at: null };
      const saved = await move(c, dispute, 'withdraw', { set, note: input.note });
      // Other parties are let go by the next round of time itself: what happens to them is not written by a partner.
      for (const party of own ? [own] : parties) await thawParty(c, saved, party);
      tellCourt(c, disputeClosed, saved, { note: input.note });
      return presentDispute(c, own?.id ?? dispute.id);
    }),
  ),
];

/** Of a partner alone: the vendor's people do not hold the right. */
function ownOf({ own }: Case): PartyRecord {
  return own ?? fail('record.not_found');
}

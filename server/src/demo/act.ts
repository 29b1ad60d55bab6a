/** Each step of a story as the operation that people would call. */
import type { Kanal } from '../app.ts';
import { localDate } from '../kernel/calendar/zone.ts';
import { ProblemError } from '../kernel/problem.ts';
import { winReasons } from '../registration/registrations/contract/reasons.ts';
import { beginRoom, goOnInRoom } from './room.ts';
import type { Sign } from './signer.ts';
import type { Step } from './story.ts';
import type { Tale } from './tale.ts';

export async function act(kanal: Kanal, tale: Tale, id: string, step: Step, sign: Sign): Promise<void> {
  const { seller, manager } = tale;
  switch (step.kind) {
    case 'submit':
      return void (await kanal.call(seller, 'submitRegistration', { id, signature: await sign(seller, id, 'submit') }));
    case 'take':
      return void (await kanal.call(manager, 'takeRegistration', { id }));
    case 'ask':
      return void (await kanal.call(manager, 'requestChanges', { id, note: step.note }));
    case 'answer':
      return void (await kanal.call(seller, 'resubmitRegistration', {
        id,
        note: step.note,
        signature: await sign(seller, id, 'resubmit'),
      }));
    case 'approve':
      await approve(kanal, tale, id);
      return beginRoom(kanal, tale, id);
    case 'reject':
      return void (await kanal.call(manager, 'rejectRegistration', { id, reason_code: step.reason, note: step.note }));
    case 'report':
      await kanal.call(seller, 'reportProgress', { id, note: step.note });
      return goOnInRoom(kanal, tale, id);
    case 'extend':
      return void (await kanal.call(seller, 'extendRegistration', { id, note: step.note }));
    case 'request_extension':
      return void (await kanal.call(seller, 'requestExtension', { id, note: step.note }));
    case 'grant_extension':
      return void (await kanal.call(manager, 'extendRegistration', { id }));
    case 'decline_extension':
      return void (await kanal.call(manager, 'declineExtension', { id, note: step.note }));
    case 'hand_over':
      return handOver(kanal, tale, id, step.note);
    case 'told':
      return void (await kanal.call(manager, 'reportProgress', { id, note: step.note }));
    case 'win':
      return void (await kanal.call(seller, 'winRegistration', {
        id,
        amount_minor: tale.amount_minor,
        closed_on: today(kanal),
        reason_code: wonOn(tale),
      }));
    case 'lose':
      return void (await kanal.call(seller, 'loseRegistration', { id, reason_code: step.reason }));
    case 'withdraw':
      return void (await kanal.call(seller, 'withdrawRegistration', { id, note: step.note }));
  }
}

/** By the deal's own amount, so that luck stays as it was. */
function wonOn({ amount_minor }: Tale): (typeof winReasons)[number] {
  const told = winReasons.filter((reason) => reason !== 'other');
  return told[Math.floor(amount_minor / 1_000_000) % told.length] ?? 'won_on_fit';
}

/** Where something looks alike, the manager answers it first, as the screen asks, and then approves. */
async function approve(kanal: Kanal, { manager }: Tale, id: string): Promise<void> {
  try {
    await kanal.call(manager, 'approveRegistration', { id });
    return;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'registration.candidates_unanswered') throw error;
  }
  const dossier = (await kanal.call(manager, 'getDossier', { id })) as {
    candidates: { id: string; needs_answer: boolean; relation: string }[];
  };
  for (const candidate of dossier.candidates.filter((each) => each.needs_answer)) {
    const verdict = candidate.relation === 'group' ? 'group' : 'different';
    await kanal.call(manager, 'judgeCandidate', { id, candidate_id: candidate.id, verdict });
  }
  await kanal.call(manager, 'approveRegistration', { id });
}

/** To the first colleague of the list; the manager stays the one who answers the partner in this tale. */
async function handOver(kanal: Kanal, { manager }: Tale, id: string, internal_note: string): Promise<void> {
  const { items } = (await kanal.call(manager, 'listReviewers', {})) as { items: { id: string }[] };
  const colleague = items.find((each) => each.id !== manager.personId);
  if (colleague) await kanal.call(manager, 'assignReviewer', { id, reviewer_id: colleague.id, internal_note });
}

function today(kanal: Kanal): string {
  return localDate(kanal.now(), 'Europe/Moscow');
}

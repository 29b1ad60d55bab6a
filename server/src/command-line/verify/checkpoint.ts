import {
  followLog,
  judgeEvidence,
  type OpenCheckpoint,
  openCheckpoint,
  type Reason,
  ReceiptError,
  toBase64,
  verifyWithNoble,
} from '@kanal/receipt';
import { tellReason } from '@kanal/receipt/tell';
import { checkpointWords } from '@kanal/receipt/words';
import type { Texts } from '../../platform/texts.ts';
import type { Answer } from './answer.ts';
import type { Question } from './arguments.ts';
import type { Log } from './ask-log.ts';

/** What was found about the history of a kept checkpoint. */
interface Found {
  /** Id of the sentence that says it. */
  said: string;
  holds: boolean;
  reason?: Reason;
}

/**
 * A checkpoint that somebody has kept, for example from the daily mail: who has signed it, and whether it is of one history
 * with another one, or with the log of now when that may be asked. @throws LogUnreachableError
 */
export async function answerAboutCheckpoint(note: string, question: Question, texts: Texts): Promise<Answer> {
  const { locale, policy } = question;
  const say = (id: string, values = {}) => texts.text(locale, `verify.${id}`, values);
  try {
    const opened = openCheckpoint(note, policy, verifyWithNoble);
    const { origin, size, root } = opened;
    const words = checkpointWords(root, locale);
    const found = await historyOf(note, opened, question);
    const reason = found.reason ? tellReason(found.reason, locale) : '';
    return {
      outcome: found.holds ? 'valid' : 'invalid',
      text: [
        say('checkpoint_signed', { origin, size, words: words.join(' ') }),
        say(found.said, { reason, address: `https://${origin}` }),
      ].join(' '),
      data: {
        ...{ origin, size, root: toBase64(root), words, history: found.said.replace(/^[a-z]+_/, '') },
        ...(found.reason ? { reasons: [found.reason] } : {}),
      },
    };
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    const reason = tellReason(error, locale);
    const reasons = [{ code: error.code, params: error.params, text: reason }];
    return { outcome: 'invalid', text: say('checkpoint_unsigned', { reason }), data: { reasons } };
  }
}

async function historyOf(note: string, opened: OpenCheckpoint, question: Question): Promise<Found> {
  const { log, checkpoint, policy } = question;
  if (checkpoint !== undefined) return pairOf(note, opened, checkpoint, question);
  if (!log) return { said: 'checkpoint_alone', holds: true };
  const answers = {
    checkpoint: await log.newest(),
    consistency: (from: number, to: number) => log.consistency(from, to),
  };
  const following = await followLog(note, answers, policy, verifyWithNoble);
  const { outcome } = following;
  return {
    said: `log_${outcome}`,
    holds: outcome === 'same' || outcome === 'grown',
    ...(outcome === 'forked' ? { reason: following.reason } : {}),
  };
}

/** Two kept checkpoints: one history, two, or not to be told without the log. */
async function pairOf(note: string, opened: OpenCheckpoint, other: string, { policy, log }: Question): Promise<Found> {
  const { size } = openCheckpoint(other, policy, verifyWithNoble);
  const proof = await proofBetween(log, opened.size, size);
  const verdict = judgeEvidence({ held: note, shown: other }, proof, policy, verifyWithNoble);
  if (verdict.outcome === 'unsound') throw new ReceiptError(verdict.reason.code, verdict.reason.params);
  if (verdict.outcome === 'untied') return { said: log ? 'pair_broken' : 'pair_untied', holds: false };
  return { said: `pair_${verdict.outcome}`, holds: verdict.outcome === 'tied' };
}

const proofBetween = async (log: Log | undefined, one: number, other: number) =>
  log && one !== other ? log.consistency(Math.min(one, other), Math.max(one, other)) : undefined;

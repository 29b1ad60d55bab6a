import {
  type EvidenceVerdict,
  judgeEvidence,
  type LogEvidence,
  parseEvidence,
  ReceiptError,
  toBase64,
  verifyWithNoble,
} from '@kanal/receipt';
import { tellReason } from '@kanal/receipt/tell';
import { checkpointWords } from '@kanal/receipt/words';
import type { Texts } from '../../platform/texts.ts';
import type { Answer } from './answer.ts';
import type { Question } from './arguments.ts';

/**
 * What the file from a cabinet's red page proves: two checkpoints, both signed, that cannot be of one history. Two roots
 * of one size prove it alone; of two sizes only the log can tie them, so it is asked again when it may be.
 * @throws LogUnreachableError
 */
export async function answerAboutEvidence(text: string, question: Question, texts: Texts): Promise<Answer> {
  const { locale, policy, log } = question;
  const say = (id: string, values = {}) => texts.text(locale, `verify.${id}`, values);
  const evidence = read(text);
  if (evidence instanceof ReceiptError) {
    const reason = tellReason(evidence, locale);
    return { outcome: 'unreadable', text: say('evidence_unreadable', { reason }), data: { reasons: [evidence.code] } };
  }
  const first = judgeEvidence(evidence, evidence.proof, policy, verifyWithNoble);
  if (first.outcome === 'unsound') {
    const reason = tellReason(first.reason, locale);
    const words = say('evidence_unsound', { note: first.note, reason });
    return { outcome: 'invalid', text: words, data: { finding: 'unsound', note: first.note, reasons: [first.reason] } };
  }
  const again = first.outcome === 'untied' && log ? await askAgain(evidence, first, question) : null;
  const finding = again ?? first.outcome;
  const both = say('evidence_both', notesIn(first, locale));
  const told = say(`evidence_${finding}`, { seen: evidence.seenAt, address: `https://${first.held.origin}` });
  const proves = finding === 'forked' || finding === 'still_untied';
  return {
    outcome: proves ? 'valid' : 'invalid',
    text: `${both} ${told}`,
    data: {
      finding,
      origin: first.held.origin,
      held: bare(first.held),
      shown: bare(first.shown),
      seen_at: evidence.seenAt,
    },
  };
}

function read(text: string): LogEvidence | ReceiptError {
  try {
    return parseEvidence(text);
  } catch (error) {
    if (error instanceof ReceiptError) return error;
    throw error;
  }
}

type Sound = Extract<EvidenceVerdict, { held: unknown }>;

/** The log's answer of now: it ties the two after all, or still cannot. */
async function askAgain(evidence: LogEvidence, { held, shown }: Sound, { policy, log }: Question) {
  const [from, to] = [Math.min(held.size, shown.size), Math.max(held.size, shown.size)];
  const proof = await log?.consistency(from, to);
  return judgeEvidence(evidence, proof, policy, verifyWithNoble).outcome === 'tied' ? 'tied' : 'still_untied';
}

const bare = ({ size, root }: Sound['held']) => ({ size, root: toBase64(root) });

const notesIn = ({ held, shown }: Sound, locale: Question['locale']) => ({
  origin: held.origin,
  held: held.size,
  held_words: checkpointWords(held.root, locale).join(' '),
  shown: shown.size,
  shown_words: checkpointWords(shown.root, locale).join(' '),
});

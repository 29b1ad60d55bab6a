import {
  formatVerifierKey,
  judgeEvidence,
  parseCheckpoint,
  parseNote,
  parseProofFile,
  toBase64,
  type Verdict,
  verifyWithNoble,
} from '@kanal/receipt';
import { type Told, tellVerdict } from '@kanal/receipt/tell';
import { checkpointWords } from '@kanal/receipt/words';
import type { Texts } from '../../platform/texts.ts';
import type { Answer } from './answer.ts';
import type { Question } from './arguments.ts';
import { type Asked, askBoth } from './ask-both.ts';

type Asking = Pick<Question, 'policy' | 'checkpoint' | 'log' | 'locale'>;

/** One receipt in one paragraph. @throws LogUnreachableError */
export async function answerAboutReceipt(file: Uint8Array, question: Asking, texts: Texts): Promise<Answer> {
  const asked = askBoth(file, { policy: question.policy, ...(await heldFor(file, question)) });
  const { locale } = question;
  if (asked.differing) return differing(asked, locale, texts);
  const { verdict } = asked;
  const told = tellVerdict(verdict, { language: locale });
  const history = verdict.outcome === 'valid' ? await historySaid(file, verdict, question, texts) : null;
  return {
    outcome: history?.broken ? 'invalid' : verdict.outcome,
    text: [told.paragraph, history?.text].filter(Boolean).join(' '),
    data: { ...report(verdict, told, question), ...(history ? { log: history.found } : {}) },
  };
}

/** The kept checkpoint, with the proof that ties it to the receipt's when the log may be asked for it. */
async function heldFor(file: Uint8Array, { checkpoint, log }: Asking) {
  if (checkpoint === undefined) return {};
  const size = sizeOf(file);
  const kept = parseCheckpoint(parseNote(checkpoint).text).size;
  const ask = log && size !== null && size !== kept;
  const proof = ask ? await log.consistency(Math.min(size, kept), Math.max(size, kept)) : undefined;
  return { held: { checkpoint, proof } };
}

/** Leaves of the tree that a receipt is of; null: it cannot be read, and will be refused. */
function sizeOf(file: Uint8Array): number | null {
  try {
    return parseCheckpoint(parseNote(parseProofFile(file).checkpoint).text).size;
  } catch {
    return null;
  }
}

type Valid = Extract<Verdict, { outcome: 'valid' }>;

interface Said {
  text: string;
  found: string;
  /** What the log shows now is not the history of the receipt. */
  broken: boolean;
}

/** What can be said of the history beyond the receipt itself. */
async function historySaid(file: Uint8Array, { history, facts }: Valid, asking: Asking, texts: Texts) {
  const { log, checkpoint, locale, policy } = asking;
  const say = (id: string, values = {}) => texts.text(locale, `verify.${id}`, values);
  if (checkpoint !== undefined)
    return history === 'unproven'
      ? {
          text: log ? say('log_silent') : say('ask_log', { address: `https://${facts.origin}` }),
          found: 'untied',
          broken: false,
        }
      : null;
  if (!log) return null;
  const own = parseProofFile(file).checkpoint;
  const newest = await log.newest();
  const { size } = parseCheckpoint(parseNote(newest).text);
  const proof = await log.consistency(Math.min(size, facts.size), Math.max(size, facts.size));
  const { outcome } = judgeEvidence({ held: own, shown: newest }, proof, policy, verifyWithNoble);
  const said: Said = { text: say(`now_${outcome}`, { size }), found: outcome, broken: outcome !== 'tied' };
  return said;
}

function differing({ differing: by }: Asked, locale: Asking['locale'], texts: Texts): Answer {
  const answers = Object.entries(by ?? {}).map(([name, { outcome }]) => `${name}: ${outcome}`);
  const text = texts.text(locale, 'verify.differing', { answers: answers.join(', ') });
  return { outcome: 'invalid', text, data: { reasons: [], differing: by }, aloud: true };
}

function report(verdict: Verdict, told: Told, { policy, locale }: Asking) {
  const said = {
    reasons: verdict.reasons.map((reason, at) => ({ ...reason, text: told.reasons[at] })),
    keys: policy.logs.map(formatVerifierKey),
  };
  if (verdict.outcome !== 'valid') return said;
  const { leaf, opened, root, ...facts } = verdict.facts;
  return {
    ...said,
    witnessed: verdict.witnessed,
    history: verdict.history,
    ...facts,
    type: leaf.type,
    root: toBase64(root),
    words: checkpointWords(root, locale),
    leaf,
    opened: Object.fromEntries(opened.map(({ label, value }) => [label, value])),
  };
}

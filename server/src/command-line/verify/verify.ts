/**
 * `kanal verify FILE --key VKEY [--policy F] [--checkpoint F] [--json] [--lang ru|en]`: a receipt in one paragraph. Needs no
 * server, database or data folder. Exit code 0 valid, 1 invalid, 2 unreadable.
 */
import { formatVerifierKey, toBase64, type Verdict } from '@kanal/receipt';
import { type Told, tellVerdict } from '@kanal/receipt/tell';
import { checkpointWords } from '@kanal/receipt/words';
import { Refusal } from '../../platform/refusal.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';
import { type Question, readQuestion } from './arguments.ts';
import { askBoth, printed } from './ask-both.ts';

const exitCodes = { valid: 0, invalid: 1, unreadable: 2 } as const;

export async function verify(args: string[]): Promise<void> {
  const texts = loadTexts();
  const question = readOrSay(args, texts);
  if (!question) return;
  const { locale, file, policy, checkpoint } = question;
  const { verdict, differing } = askBoth(file, {
    policy,
    ...(checkpoint === undefined ? {} : { held: { checkpoint, proof: undefined } }),
  });
  const told = tellVerdict(verdict, { language: locale });
  if (differing) {
    const answers = Object.entries(differing).map(([name, { outcome }]) => `${name}: ${outcome}`);
    const text = texts.text(locale, 'verify.differing', { answers: answers.join(', ') });
    process.stderr.write(`${text}\n`);
    if (question.json) print({ outcome: 'invalid', text, reasons: [], differing });
    process.exitCode = exitCodes.invalid;
    return;
  }
  if (question.json) print(report(verdict, told, question));
  else process.stdout.write(`${told.paragraph}\n`);
  process.exitCode = exitCodes[verdict.outcome];
}

/** Who asks for JSON gets it for what cannot be read too. */
function readOrSay(args: string[], texts: Texts): Question | null {
  try {
    return readQuestion(args, texts);
  } catch (error) {
    if (!(error instanceof Refusal) || !args.includes('--json')) throw error;
    print({ outcome: 'unreadable', text: error.message, reasons: [] });
    process.exitCode = error.exitCode;
    return null;
  }
}

const print = (value: unknown) => process.stdout.write(`${printed(value)}\n`);

/** The same for machines; the keys are part of what other programs rely on. */
function report(verdict: Verdict, told: Told, { policy, locale }: Question) {
  const said = {
    outcome: verdict.outcome,
    text: told.paragraph,
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

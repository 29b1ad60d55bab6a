/**
 * `kanal verify FILE… --key VKEY [--policy F] [--checkpoint F] [--log URL] [--json] [--lang ru|en]`: receipts, a kept
 * checkpoint or a browser's evidence, in words. Needs no server, database or data folder, and no network unless `--log`
 * names one. Exit code 0 valid, 1 not valid, 2 cannot be read.
 */
import { isEvidence, parseCheckpoint, parseNote, ReceiptError } from '@kanal/receipt';
import { Refusal } from '../../platform/refusal.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';
import { type Answer, exitCodes, print } from './answer.ts';
import { type Question, readQuestion } from './arguments.ts';
import { LogUnreachableError } from './ask-log.ts';
import { answerAboutCheckpoint } from './checkpoint.ts';
import { answerAboutEvidence } from './evidence.ts';
import { answerAboutMany } from './many.ts';
import { answerAboutReceipt } from './receipt.ts';

export async function verify(args: string[]): Promise<void> {
  const texts = loadTexts();
  const question = await readOrSay(args, texts);
  if (!question) return;
  const answer = await answerTo(question, texts).catch((error: unknown): Answer => {
    if (!(error instanceof LogUnreachableError)) throw error;
    const text = texts.text(question.locale, 'verify.log_unreachable', { reason: error.message });
    return { outcome: 'unreadable', text, data: {} };
  });
  const { outcome, text, data, aloud } = answer;
  if (aloud) process.stderr.write(`${text}\n`);
  if (question.json) print({ outcome, text, ...data });
  else if (!aloud) process.stdout.write(`${text}\n`);
  process.exitCode = exitCodes[outcome];
}

function answerTo(question: Question, texts: Texts): Promise<Answer> {
  const { given } = question;
  const [first] = given.files;
  if (given.many || !first) return answerAboutMany(question, texts);
  const text = Buffer.from(first.bytes).toString('utf8');
  if (isEvidence(text)) return answerAboutEvidence(text, question, texts);
  if (isCheckpoint(text)) return answerAboutCheckpoint(text, question, texts);
  return answerAboutReceipt(first.bytes, question, texts);
}

function isCheckpoint(text: string): boolean {
  try {
    parseCheckpoint(parseNote(text).text);
    return true;
  } catch (error) {
    if (error instanceof ReceiptError) return false;
    throw error;
  }
}

/** Who asks for JSON gets it for what cannot be read too. */
async function readOrSay(args: string[], texts: Texts): Promise<Question | null> {
  try {
    return await readQuestion(args, texts);
  } catch (error) {
    if (!(error instanceof Refusal) || !args.includes('--json')) throw error;
    print({ outcome: 'unreadable', text: error.message, reasons: [] });
    process.exitCode = error.exitCode;
    return null;
  }
}

/** Several receipts: each by itself, then what they are together. */
import { type Leaf, parseExtra, parseProofFile, ReceiptError } from '@kanal/receipt';
import { tellEvent } from '@kanal/receipt/tell';
import type { Texts } from '../../platform/texts.ts';
import type { Answer, Outcome } from './answer.ts';
import type { Question } from './arguments.ts';
import type { GivenFile } from './files.ts';
import { answerAboutReceipt } from './receipt.ts';

/** @throws LogUnreachableError */
export async function answerAboutMany(question: Question, texts: Texts): Promise<Answer> {
  const { locale, given } = question;
  const say = (id: string, values = {}) => texts.text(locale, `verify.${id}`, values);
  if (given.files.length === 0) return { outcome: 'unreadable', text: say('none_given'), data: { reasons: [] } };
  const answers: { file: GivenFile; answer: Answer }[] = [];
  for (const file of given.files) answers.push({ file, answer: await answerAboutReceipt(file.bytes, question, texts) });
  const lines = answers.map(({ file, answer }) => {
    const event = answer.outcome === 'valid' ? eventIn(file, locale) : answer.text;
    return say('many_line', { name: file.name, outcome: answer.outcome, event });
  });
  const count = (outcome: Outcome) => answers.filter(({ answer }) => answer.outcome === outcome).length;
  const sum = {
    all: answers.length,
    valid: count('valid'),
    invalid: count('invalid'),
    unreadable: count('unreadable'),
  };
  const gaps = gapsIn(given.files.flatMap((file) => leafIn(file) ?? []));
  const gap = gaps.length > 0 ? say('many_gaps', { indexes: gaps.join(', '), count: gaps.length }) : '';
  const outcome = sum.valid === sum.all ? 'valid' : sum.unreadable === sum.all ? 'unreadable' : 'invalid';
  return {
    outcome,
    text: [...lines, say('many_sum', sum), ...(gap ? [gap] : [])].join('\n'),
    data: {
      ...sum,
      missing: gaps,
      files: answers.map(({ file, answer }) => ({ file: file.name, outcome: answer.outcome, ...answer.data })),
    },
  };
}

interface Placed {
  index: number;
  leaf: Leaf;
}

/** What a receipt says it is, for one that has been verified. */
function leafIn({ bytes }: GivenFile): Placed | null {
  try {
    const { index, extra } = parseProofFile(bytes);
    return extra ? { index, leaf: parseExtra(extra).leaf } : null;
  } catch (error) {
    if (error instanceof ReceiptError) return null;
    throw error;
  }
}

const eventIn = (file: GivenFile, locale: Question['locale']) => {
  const placed = leafIn(file);
  return placed ? tellEvent(placed.leaf.type, locale) : '';
};

/** Indexes that leaves name as the one before them in their registration, and that are not among the receipts. */
function gapsIn(placed: readonly Placed[]): number[] {
  const there = new Set(placed.map(({ index }) => index));
  const named = placed.flatMap(({ leaf }) => leaf.prev ?? []);
  return [...new Set(named.filter((index) => !there.has(index)))].sort((a, b) => a - b);
}

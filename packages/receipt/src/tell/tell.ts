import type { Reason } from '../errors.ts';
import type { Actor, LeafType } from '../leaf/types.ts';
import type { Facts, Verdict } from '../verify/verdict.ts';
import { checkpointWords, type WordLanguage } from '../words/words.ts';
import { en } from './en.ts';
import { fieldName, fieldsInWords } from './fields.ts';
import { fill, momentIn, numberIn } from './notation.ts';
import { ru } from './ru.ts';
import type { Line, Reader, Told } from './told.ts';
import type { Vocabulary } from './vocabulary.ts';

export type { Line, Reader, Told } from './told.ts';

const vocabularies: Record<WordLanguage, Vocabulary> = { en, ru };

/** Says a verdict of `verifyReceipt` in a reader's language. */
export function tellVerdict(verdict: Verdict, reader: Reader): Told {
  const words = vocabularies[reader.language];
  if (verdict.outcome !== 'valid') return tellRefusal(verdict.outcome, verdict.reasons, words);
  const tone = verdict.witnessed === 'quorum' ? 'valid' : 'unwitnessed';
  const opened = fieldsInWords(verdict.facts.opened, words, reader);
  const title = words.sentences[tone];
  return {
    tone,
    title,
    paragraph: [`${title}.`, ...sentencesOf(verdict, words, reader), openedSentence(opened, words)]
      .filter(Boolean)
      .join(' '),
    reasons: [],
    facts: factsOf(verdict, words, reader),
    opened,
  };
}

/** One reason as a sentence, for what is refused before a receipt is looked at: a key, a policy. */
export function tellReason({ code, params }: Reason, language: WordLanguage): string {
  const words = vocabularies[language];
  const label = typeof params.label === 'string' ? { label: fieldName(params.label, words) } : {};
  return fill(words.reasons[code], { ...params, ...label });
}

/** What a leaf of this type says has happened. */
export const tellEvent = (type: LeafType, language: WordLanguage): string => vocabularies[language].events[type];

/** Which side acted. */
export const tellActor = (actor: Actor, language: WordLanguage): string => vocabularies[language].actors[actor];

/** Name of a committed field. */
export const tellField = (label: string, language: WordLanguage): string => fieldName(label, vocabularies[language]);

/** Fields in the order of a claim, their values as people write them; the currency stands with its amount. */
export const tellFields = (opened: Facts['opened'], reader: Reader): Line[] =>
  fieldsInWords(opened, vocabularies[reader.language], reader);

/** What no receipt proves, a sentence each. */
export const tellLimits = (language: WordLanguage): readonly string[] => vocabularies[language].limits;

function tellRefusal(outcome: 'invalid' | 'unreadable', wrong: readonly Reason[], words: Vocabulary): Told {
  const language = words === ru ? 'ru' : 'en';
  const reasons = wrong.map((reason) => tellReason(reason, language));
  const meaning = words.sentences[outcome === 'unreadable' ? 'unreadableMeans' : meaningOf(wrong)];
  const title = words.sentences[outcome];
  return {
    tone: outcome,
    title,
    paragraph: `${title}. ${fill(meaning, { reasons: reasons.join(' ') })}`,
    reasons,
    facts: [],
    opened: [],
  };
}

/** A record that is in the log and says something else than the partner signed proves something, against the log. */
const meaningOf = (wrong: readonly Reason[]) =>
  wrong.every(({ code }) => code.startsWith('signed.')) ? 'contradictsMeans' : 'invalidMeans';

type Valid = Extract<Verdict, { outcome: 'valid' }>;
const witnessSentence = { none: 'witnessesNone', quorum: 'witnessesQuorum', below_quorum: 'witnessesBelow' } as const;

function sentencesOf({ facts, witnessed, history }: Valid, { sentences, ...words }: Vocabulary, reader: Reader) {
  const { leaf, when, closed } = facts;
  const say = (key: keyof Vocabulary['sentences'], values = {}) => fill(sentences[key], values);
  const moment = (time: string) => ({ time: momentIn(reader, time) });
  const names = closed.map((label) => fieldName(label, { ...words, sentences }));
  return [
    say('recorded', {
      index: numberIn(reader, facts.index),
      origin: facts.origin,
      event: words.events[leaf.type],
      actor: words.actors[leaf.actor],
    }),
    say('stated', moment(when.stated)),
    when.notBefore && say('notBefore', moment(when.notBefore)),
    when.notAfter ? say('notAfter', moment(when.notAfter)) : say('unbounded'),
    say('included', { size: numberIn(reader, facts.size) }),
    leaf.rules &&
      say(rulesVersion(facts) ? 'rulesVersion' : 'rules', { hash: leaf.rules, version: rulesVersion(facts) }),
    signedSentence(facts, sentences, reader),
    say(witnessSentence[witnessed]),
    history === 'proven' && say('historyProven'),
    history === 'unproven' && say('historyUnproven'),
    names.length > 0 && say('closed', { fields: [...new Set(names)].join('; ') }),
  ];
}

type Sentences = Vocabulary['sentences'];

function signedSentence({ signed }: Facts, sentences: Sentences, reader: Reader): string | undefined {
  if (!signed) return undefined;
  if (!signed.shown) return sentences.signedUnshown;
  return fill(sentences.signedRequest, { key: signed.keyId, time: momentIn(reader, signed.request.at) });
}

function signedLine({ signed }: Facts, sentences: Sentences, reader: Reader): string | undefined {
  if (!signed) return undefined;
  if (!signed.shown) return sentences.signedUnshown;
  return fill(sentences.signedWhen, { key: signed.keyId, time: momentIn(reader, signed.request.at) });
}

const rulesVersion = ({ opened }: Facts) => opened.find(({ label }) => label === 'rules_version')?.value as number;

function openedSentence(opened: readonly Line[], { sentences }: Vocabulary): string {
  if (opened.length === 0) return '';
  return fill(sentences.opened, { fields: opened.map(({ term, value }) => `${term}: ${value}`).join('; ') });
}

function factsOf({ facts, witnessed }: Valid, words: Vocabulary, reader: Reader): Line[] {
  const { leaf, when, closed } = facts;
  const line = (key: keyof Vocabulary['terms'], value: string | undefined | false): Line[] =>
    value ? [{ key, term: words.terms[key], value }] : [];
  const moment = (time: string | undefined) => time && momentIn(reader, time);
  return [
    ...line('event', `${words.events[leaf.type]} (${words.actors[leaf.actor]})`),
    ...line('stated', moment(when.stated)),
    ...line('notBefore', moment(when.notBefore)),
    ...line('notAfter', moment(when.notAfter)),
    ...line('index', numberIn(reader, facts.index)),
    ...line('size', numberIn(reader, facts.size)),
    ...line('words', checkpointWords(facts.root, reader.language).join(' ')),
    ...line('witnesses', words.sentences[witnessSentence[witnessed]]),
    ...line('signedRequest', signedLine(facts, words.sentences, reader)),
    ...line('origin', facts.origin),
    ...line('rules', leaf.rules),
    ...line('previous', leaf.prev !== undefined && numberIn(reader, leaf.prev)),
    ...line('closed', [...new Set(closed.map((label) => fieldName(label, words)))].join('; ')),
  ];
}

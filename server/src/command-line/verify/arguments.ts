import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  openCheckpoint,
  type Policy,
  parsePolicy,
  parseVerifierKey,
  policyOfLogs,
  ReceiptError,
  verifyWithNoble,
} from '@kanal/receipt';
import { tellReason } from '@kanal/receipt/tell';
import { isLocale, type Locale } from '../../kernel/locale.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Texts } from '../../platform/texts.ts';
import { type Log, logAt } from './ask-log.ts';
import { ArchiveError, type Given, readGiven } from './files.ts';

/** What is to be verified against what. */
export interface Question {
  locale: Locale;
  json: boolean;
  given: Given;
  policy: Policy;
  /** A checkpoint that the reader has kept. */
  checkpoint: string | undefined;
  /** The log itself, when it may be asked; undefined: nothing is sent anywhere. */
  log: Log | undefined;
}

const options = {
  key: { type: 'string' },
  policy: { type: 'string' },
  checkpoint: { type: 'string' },
  log: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Exit code of the command for whatever cannot be read. */
const UNREADABLE = 2;

type Refuse = (id: string, values?: Record<string, unknown>) => never;

/** @throws Refusal with exit code 2, in words of the reader's language */
export async function readQuestion(args: string[], texts: Texts): Promise<Question> {
  const asked = parse(args);
  const locale = localeOf(asked?.values.lang);
  const refuse: Refuse = (id, values = {}) => {
    throw new Refusal(texts.text(locale, `verify.${id}`, values), { exitCode: UNREADABLE });
  };
  if (!asked) return refuse('usage');
  const { values, positionals } = asked;
  const { lang, key, policy: policyFile, checkpoint, log } = values;
  if (positionals.length === 0 || (lang !== undefined && !isLocale(lang))) return refuse('usage');
  if (!key && !policyFile) return refuse('no_key');
  if (log !== undefined && !isAddress(log)) return refuse('log_address', { name: log });
  const attempt = attemptFor(locale, refuse);
  const { logs, ...rest } = policyFile
    ? attempt('policy_unreadable', policyFile, () => parsePolicy(textOf(policyFile)))
    : policyOfLogs();
  const given = key ? attempt('key_unreadable', key, () => [parseVerifierKey(key.trim())]) : [];
  const policy = { ...rest, logs: [...logs, ...given] };
  return {
    locale,
    json: values.json,
    given: await filesOf(positionals, refuse),
    policy,
    checkpoint:
      checkpoint === undefined
        ? undefined
        : attempt('checkpoint_unreadable', checkpoint, () => keptCheckpoint(checkpoint, policy)),
    log: log === undefined ? undefined : logAt(log),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch {
    return null;
  }
}

const attemptFor =
  (locale: Locale, refuse: Refuse) =>
  <T>(id: string, name: string, read: () => T): T => {
    try {
      return read();
    } catch (error) {
      if (error instanceof ReceiptError) return refuse(id, { name, reason: tellReason(error, locale) });
      if (error instanceof Error && 'syscall' in error) return refuse('no_file', { name });
      throw error;
    }
  };

async function filesOf(names: readonly string[], refuse: Refuse): Promise<Given> {
  try {
    return await readGiven(names.map(placeOf));
  } catch (error) {
    if (error instanceof ArchiveError) return refuse('archive_unreadable', { name: error.place });
    if (error instanceof Error && 'syscall' in error)
      return refuse('no_file', { name: nameOf(error as NodeJS.ErrnoException, names) });
    throw error;
  }
}

/** As the person has typed it. */
const nameOf = (error: NodeJS.ErrnoException, names: readonly string[]) =>
  names.find((name) => placeOf(name) === error.path) ?? error.path ?? names.join(', ');

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** A kept checkpoint that its own log has not signed is no yardstick. */
function keptCheckpoint(name: string, policy: Policy): string {
  const note = textOf(name);
  openCheckpoint(note, policy, verifyWithNoble);
  return note;
}

const textOf = (name: string) => readFileSync(placeOf(name), 'utf8');

/** npm runs its scripts in the project's folder and says where the person stood. */
function placeOf(name: string): string {
  const stood = process.env.npm_lifecycle_event === 'kanal' ? process.env.INIT_CWD : undefined;
  return path.resolve(stood ?? process.cwd(), name);
}

/** `--lang`, else what the terminal is set to. */
function localeOf(asked: string | undefined): Locale {
  if (isLocale(asked)) return asked;
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('ru') ? 'ru' : 'en';
}

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

/** What is to be verified against what. */
export interface Question {
  locale: Locale;
  json: boolean;
  file: Uint8Array;
  policy: Policy;
  /** A checkpoint that the reader has kept. */
  checkpoint: string | undefined;
}

const options = {
  key: { type: 'string' },
  policy: { type: 'string' },
  checkpoint: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Exit code of the command for whatever cannot be read. */
const UNREADABLE = 2;

/** @throws Refusal with exit code 2, in words of the reader's language */
export function readQuestion(args: string[], texts: Texts): Question {
  const asked = parse(args);
  const locale = localeOf(asked?.values.lang);
  const refuse = (id: string, values: Record<string, unknown> = {}): never => {
    throw new Refusal(texts.text(locale, `verify.${id}`, values), { exitCode: UNREADABLE });
  };
  if (!asked) return refuse('usage');
  const { values, positionals } = asked;
  const { lang, key } = values;
  const [file, ...others] = positionals;
  if (!file || others.length > 0 || (lang !== undefined && !isLocale(lang))) return refuse('usage');
  if (!key && !values.policy) return refuse('no_key');
  const attempt = <T>(id: string, name: string, read: () => T): T => {
    try {
      return read();
    } catch (error) {
      if (error instanceof ReceiptError) return refuse(id, { name, reason: tellReason(error, locale) });
      if (error instanceof Error && 'syscall' in error) return refuse('no_file', { name });
      throw error;
    }
  };
  const { logs, ...rest } = values.policy
    ? attempt('policy_unreadable', values.policy, () => parsePolicy(textOf(values.policy!)))
    : policyOfLogs();
  const given = key ? attempt('key_unreadable', key, () => [parseVerifierKey(key.trim())]) : [];
  const policy = { ...rest, logs: [...logs, ...given] };
  return {
    locale,
    json: values.json,
    file: attempt('no_file', file, () => readFileSync(placeOf(file))),
    policy,
    checkpoint:
      values.checkpoint &&
      attempt('checkpoint_unreadable', values.checkpoint, () => keptCheckpoint(values.checkpoint!, policy)),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch {
    return null;
  }
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

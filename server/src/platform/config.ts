import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Refusal } from './refusal.ts';

export interface Config {
  /** 0: any free port. */
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  /** null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** false: an empty installation that asks for its first administrator. */
  demo: boolean;
  /** Where people reach Kanal, without a slash at the end; stands in mails. null: `http://localhost:<port>`. */
  publicUrl: string | null;
  /** null: mails are kept and shown on a page for administrators. */
  smtpUrl: string | null;
  /** Signs sessions and tokens. null: made on the first run, see `ensureSecret`. */
  secret: string | null;
  logLevel: LogLevel;
  /** Requests per minute and caller; 0: no limit (a benchmark on one's own machine). */
  ratePerMinute: number;
  /** Addresses or networks of the proxies before Kanal whose word on the caller's address is believed. */
  trustProxy: string[];
  /** Hosts inside the operator's own network that Kanal may call, as `host` or `host:port`. */
  outgoingHosts: string[];
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const MIN_SECRET_LENGTH = 32;
const PROJECT_ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Every setting that is wrong, one sentence each. */
export class ConfigError extends Refusal {
  readonly errors: string[];
  constructor(errors: string[]) {
    super(`Kanal cannot start with these settings:\n${errors.map((error) => `  - ${error}`).join('\n')}`, {
      exitCode: 2,
    });
    this.errors = errors;
  }
}

const url = (schemes: string[], example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
      error: `must be an address like ${example}`,
    })
    .nullable();

/** An address, or a network as `address/bits`. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

const settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number between 0 and 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number between 0 and 65535'),
  HOST: z.string().regex(/^[\w.:-]+$/, 'must be a host name or an IP address, like 127.0.0.1 or 0.0.0.0'),
  KANAL_DATA: z.string(),
  DATABASE_URL: url(['postgres', 'postgresql'], 'postgres://user:password@host:5432/kanal'),
  KANAL_DEMO: z.enum(['0', '1'], 'must be 1 (with the demo) or 0 (empty)'),
  KANAL_URL: url(['http', 'https'], 'https://partners.example.com').refine(
    (text) => text === null || !URL.canParse(text) || /^\/?$/.test(new URL(text).pathname + new URL(text).search),
    'must be an address without a path, like https://partners.example.com',
  ),
  SMTP_URL: url(['smtp', 'smtps'], 'smtps://user:password@mail.example.com:465'),
  KANAL_SECRET: z.string().min(MIN_SECRET_LENGTH, `must have at least ${MIN_SECRET_LENGTH} characters`).nullable(),
  KANAL_RATE_PER_MINUTE: z
    .string()
    .regex(/^\d{1,6}$/, 'must be a number of requests per minute, 0 for no limit')
    .transform(Number),
  KANAL_TRUST_PROXY: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every(isNetwork), 'must be addresses or networks of proxies, like 10.0.0.5,192.168.0.0/16')
    .nullable(),
  KANAL_OUTGOING_HOSTS: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim().toLowerCase()))
    .refine(
      (parts) => parts.every((part) => /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.test(part)),
      'must be hosts, like witness.internal,10.0.0.7:3200',
    )
    .nullable(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`),
});

const DEFAULTS: Record<keyof z.input<typeof settings>, string | null> = {
  PORT: '3000',
  HOST: '127.0.0.1',
  KANAL_DATA: path.join(PROJECT_ROOT, 'data'),
  DATABASE_URL: null,
  KANAL_DEMO: '1',
  KANAL_URL: null,
  SMTP_URL: null,
  KANAL_SECRET: null,
  KANAL_RATE_PER_MINUTE: '3000',
  KANAL_TRUST_PROXY: null,
  KANAL_OUTGOING_HOSTS: null,
  LOG_LEVEL: 'info',
};

/**
 * Reads the settings from the environment; an empty value counts as not set. Touches no file.
 * @throws ConfigError with all that is wrong, values that may hold passwords left out
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(DEFAULTS).map(([name, standard]) => [name, env[name]?.trim() || standard]),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const errors = new Map(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
    throw new ConfigError([...errors].map(([name, message]) => `${name} ${message}`));
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: path.resolve(data.KANAL_DATA),
    databaseUrl: data.DATABASE_URL,
    demo: data.KANAL_DEMO === '1',
    publicUrl: data.KANAL_URL?.replace(/\/$/, '') ?? null,
    smtpUrl: data.SMTP_URL,
    secret: data.KANAL_SECRET,
    logLevel: data.LOG_LEVEL,
    ratePerMinute: data.KANAL_RATE_PER_MINUTE,
    trustProxy: data.KANAL_TRUST_PROXY ?? [],
    outgoingHosts: data.KANAL_OUTGOING_HOSTS ?? [],
  };
}

/**
 * The installation's secret: the given one, or one made on the first run and kept in the data folder, mode 0600.
 * @throws ConfigError when the kept one was damaged
 */
export function ensureSecret(config: Pick<Config, 'dataDir' | 'secret'>): string {
  if (config.secret) return config.secret;
  const file = path.join(config.dataDir, 'secret');
  if (existsSync(file)) {
    const kept = readFileSync(file, 'utf8').trim();
    if (kept.length >= MIN_SECRET_LENGTH) return kept;
    throw new ConfigError([
      `KANAL_SECRET is not set, and the one kept in ${file} is damaged: restore it from a backup`,
    ]);
  }
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const made = randomBytes(32).toString('base64url');
  writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return made;
}

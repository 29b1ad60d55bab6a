import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

const SECRET_NAMES = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'newPassword',
  'currentPassword',
  'passwordHash',
  'token',
  'secret',
  'apiKey',
  'x-api-key',
  'email',
  'phone',
];

/** Each secret name at the top, and one to three levels down: pino's wildcards stand for exactly one level. */
const REDACTED_PATHS = SECRET_NAMES.flatMap((name) => {
  const step = `["${name}"]`;
  return [step, `*${step}`, `*.*${step}`, `*.*.*${step}`];
});

/** What of an error may be written. Not `detail` or `where`: PostgreSQL quotes rows there, `Key (email)=(…) exists`. */
const told = ['code', 'severity', 'table', 'column', 'constraint', 'syscall', 'statusCode'] as const;

interface ErrorFacts {
  type: string;
  message: string;
  stack: string;
  cause?: unknown;
  errors?: unknown[];
}

function errorFacts(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const facts = error as Error & Record<string, unknown>;
  const message = withoutValue(facts);
  const known = told.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]] as const]));
  return {
    type: error.constructor.name,
    message,
    stack: (error.stack ?? '').replace(error.message, () => message),
    ...Object.fromEntries(known),
    ...(error.cause === undefined ? {} : { cause: errorFacts(error.cause) }),
    ...(error instanceof AggregateError ? { errors: error.errors.map(errorFacts) } : {}),
  } satisfies ErrorFacts;
}

/** Of unfit data PostgreSQL says `invalid input syntax for type uuid: "…"`: the value is somebody's. */
function withoutValue({ message, code }: Error & Record<string, unknown>): string {
  return /^22[0-9A-Z]{3}$/.test(String(code)) ? message.replace(/"[\s\S]*"/, '"…"') : message;
}

/** JSON lines with UTC time; secrets and personal data are replaced before anything is written. */
export function createLog(options: { level: string }, destination?: DestinationStream): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorFacts },
    redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
  };
  return destination ? pino(settings, destination) : pino(settings);
}

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

/** JSON lines with UTC time; secrets and personal data are replaced before anything is written. */
export function createLog(options: { level: string }, destination?: DestinationStream): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
  };
  return destination ? pino(settings, destination) : pino(settings);
}

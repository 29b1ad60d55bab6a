import { printed } from './ask-both.ts';

export const exitCodes = { valid: 0, invalid: 1, unreadable: 2 } as const;
export type Outcome = keyof typeof exitCodes;

export interface Answer {
  outcome: Outcome;
  /** For people. */
  text: string;
  /** For machines, beside outcome and text; the keys are part of what other programs rely on. */
  data: Record<string, unknown>;
  /** Nothing that may be relied on: told where errors are. */
  aloud?: true;
}

export const print = (value: unknown) => process.stdout.write(`${printed(value)}\n`);

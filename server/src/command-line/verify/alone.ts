#!/usr/bin/env node
/** `kanal verify` and nothing else of Kanal: the entry of the package that a holder of receipts runs by `npx`. */
import { refusalOf } from '../../platform/refusal.ts';
import { verify } from './verify.ts';

const [first, ...rest] = process.argv.slice(2);
try {
  await verify(first === 'verify' ? rest : process.argv.slice(2));
} catch (error) {
  const refusal = refusalOf(error);
  if (!refusal) throw error;
  process.stderr.write(`${refusal.message}\n`);
  process.exitCode = refusal.exitCode;
}

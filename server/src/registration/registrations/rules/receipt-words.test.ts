import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../../../../packages/receipt/src/tell/en.ts';
import { priorityRules } from '../../../core/rules/contract/registration-rules.ts';
import { disputeOutcomes } from '../../disputes/contract/codes.ts';
import { rejectReasons } from '../contract/decisions.ts';
import { loseReasons, winReasons } from '../contract/reasons.ts';
import { revokeReasons, transferReasons } from '../contract/removals.ts';
import { procurementRoutes, registrationStates, registrationTypes } from '../contract/views.ts';

// A receipt is read without this product, so it brings words of its own for the product's codes.
test.each<[keyof typeof en.values, readonly string[]]>([
  ['state', registrationStates],
  ['type', registrationTypes],
  ['route', procurementRoutes],
  [
    'reason',
    [
      ...new Set([
        ...rejectReasons,
        ...loseReasons,
        ...winReasons,
        ...revokeReasons,
        ...transferReasons,
        ...disputeOutcomes,
      ]),
    ],
  ],
  ['priority_rule', priorityRules],
])('a receipt says every %s in words', (label, codes) => {
  expect(Object.keys(en.values[label]).sort()).toEqual([...codes].sort());
});

test.each(['ru', 'en'])('a spreadsheet says every state in words, in %s', (locale) => {
  const file = path.join(import.meta.dirname, `../../../locales/${locale}/sheets.json`);
  const words = JSON.parse(readFileSync(file, 'utf8'));
  expect(registrationStates.filter((state) => !words[`sheet.state.${state}`])).toEqual([]);
});

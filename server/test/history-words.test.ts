/** A deed without words of its own would be shown as the state it left, as if that had happened anew. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as events from '../src/registration/registrations/events.ts';

const texts = new URL('../../web/src/features/registrations/history-texts.ts', import.meta.url);

test('every deed in the history of a registration has a sign and words', () => {
  const known = readFileSync(texts, 'utf8');
  const deeds = Object.values(events)
    .filter((each) => !('payload' in each))
    .flatMap((group) => Object.keys(group));
  expect(deeds.length).toBeGreaterThan(40);
  expect(deeds.filter((deed) => !new RegExp(`^  ${deed}: Icon`, 'm').test(known))).toEqual([]);
});

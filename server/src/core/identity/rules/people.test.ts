import { describe, expect, it } from 'vitest';
import { isProblem } from '../../../kernel/problem.ts';
import { keepsKeyRole, rolesFor } from './people.ts';

describe('roles fit the side', () => {
  it.each([
    ['staff at the vendor', null, ['administrator', 'sales'], true],
    ['a partner role at the vendor', null, ['administrator', 'owner'], false],
    ['partner roles at a partner', 'p', ['owner', 'seller'], true],
    ['a staff role at a partner', 'p', ['administrator'], false],
    ['no role at all', 'p', [], false],
  ])('%s', (_title, partnerId, roles, fits) => {
    expect(isProblem(rolesFor(partnerId, roles))).toBe(!fits);
  });
});

describe('the key role stays with somebody', () => {
  const base = { partnerId: 'p', before: ['owner'], after: ['seller'], othersWithKeyRole: 0, byOwner: true };
  it.each([
    ['the last owner steps down', base, 'person.last_owner'],
    ['the last owner leaves', { ...base, after: [] }, 'person.last_owner'],
    ['another owner stays', { ...base, othersWithKeyRole: 1 }, null],
    ['the owner stays one', { ...base, after: ['owner', 'seller'] }, null],
    ['a seller leaves', { ...base, before: ['seller'], after: [] }, null],
    ['the vendor removes the last owner', { ...base, byOwner: false }, null],
    [
      'the last administrator leaves',
      { partnerId: null, before: ['administrator'], after: [], othersWithKeyRole: 0, byOwner: false },
      'person.last_administrator',
    ],
  ])('%s', (_title, change, expected) => {
    const result = keepsKeyRole(change);
    expect(isProblem(result) ? result.code : null).toBe(expected);
  });
});

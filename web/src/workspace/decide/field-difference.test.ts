import { expect, test } from 'vitest';
import { difference, exactDifference } from './field-difference.ts';

test('equal texts carry no mark', () => {
  expect(difference('ООО «Ромашка»', 'ООО «Ромашка»')).toEqual({
    left: [{ text: 'ООО «Ромашка»' }],
    right: [{ text: 'ООО «Ромашка»' }],
    relation: 'same',
  });
});

test('an addition is marked on the side that has it', () => {
  const found = difference('ООО «Ромашка» завод', 'ООО «Ромашка-Сервис» завод');
  expect(found.relation).toBe('similar');
  expect(found.left.some((piece) => piece.differs)).toBe(false);
  expect(found.right.filter((piece) => piece.differs)).toEqual([{ text: '-Сервис', differs: true }]);
});

test('a number that differs in one digit is another number', () => {
  expect(exactDifference('7700001237', '7700004817').relation).toBe('different');
  expect(exactDifference('7700001237', '7700001237').relation).toBe('same');
});

test('nothing in common is different as a whole', () => {
  expect(difference('Тверь', 'Клин')).toEqual({
    left: [{ text: 'Тверь', differs: true }],
    right: [{ text: 'Клин', differs: true }],
    relation: 'different',
  });
});

import { expect, test } from 'vitest';
import { difference, exactDifference, nameDifference } from './field-difference.ts';

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

const marksOf = (left: string, right: string) => {
  const found = nameDifference(left, right);
  expect([found.left, found.right].map((side) => side.map((piece) => piece.text).join(''))).toEqual([left, right]);
  const marks = [found.left, found.right].map((side) =>
    side.filter((piece) => piece.differs).map((piece) => piece.text),
  );
  return [...marks, found.relation];
};

test.each([
  ['capitals, «ё» and quotes are no difference', 'ООО «Северный Ветёр»', 'ООО "Северный ветер"', [], [], 'similar'],
  ['a word that one of them adds', 'ООО «Ромашка»', 'ООО «Ромашка-Сервис»', [], ['Сервис'], 'similar'],
  [
    'other words between equal ones',
    'АО «Завод Парус» Тверь',
    'АО «Сеть аптек Парус» Тверь',
    ['Завод'],
    ['Сеть аптек'],
    'similar',
  ],
  ['letters of one word', 'Опытный завод Полиметал', 'Опытный завод Полиметалл', [], ['л'], 'similar'],
  ['words in another order', 'Ладожский причал, АО', 'АО «Ладожский причал»', ['АО'], ['АО'], 'similar'],
  ['two alphabets', 'Северный ветер', 'Severny Veter', ['Северный ветер'], ['Severny Veter'], 'different'],
  ['nothing to read', '—', '«»', [], [], 'different'],
])('names: %s', (_, left, right, onLeft, onRight, relation) => {
  expect(marksOf(left, right)).toEqual([onLeft, onRight, relation]);
});

/** Words put together of two, whose initials are two letters: «теплосеть» is ТС in «УТСК». */
import { latinKey } from './latin-key.ts';

const firstParts =
  'авиа авто агро вагоно водо вод газо гидро горно гор гос дерево жилищно жил железно зерно инфо лесо лес машино медико мед металло мясо ' +
  'молоко нефте нефт паро пище пром птице радио ремонтно рыбо сельхоз спец строй судо тепло теле техно транс трубо турбо тяж угле химико хим ' +
  'хлебо цемент шахто электро энерго';

const keys = firstParts
  .split(' ')
  .map(latinKey)
  .sort((a, b) => b.length - a.length);
const leastRest = 4;

/** First letter of the second part of a word, in Latin; empty where it is not known to be put together. `key`: Latin */
export function secondInitial(key: string): string {
  // «Технология» is one word.
  const part = keys.find(
    (each) => key.startsWith(each) && key.length - each.length >= leastRest && !key.startsWith('log', each.length),
  );
  if (!part) return '';
  return /^[zcs]h/.exec(key.slice(part.length))?.[0] ?? key[part.length] ?? '';
}

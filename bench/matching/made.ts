/** Customers that nobody has: names of any number made from parts, and how people would write some of them. */
import { chance } from '../../server/src/demo/chance.ts';
import type { CsvRow } from './csv.ts';

const beginnings =
  'Ал Бар Вер Гор Дал Ель Жар Зен Ир Кам Лад Мир Нев Ор Пол Рос Сев Тер Ур Фор Хан Цен Чер Шум Эл Юж Яр'.split(' ');
const middles = 'а о и е ана ори ели ату оми ива еро уна ики аро ено ула иза омо еда ача'.split(' ');
const ends = 'тон лид мет сток дор вест град лен рис вит таль нова мера зит кор лайт пром сеть маш рон'.split(' ');
const trades =
  'завод|торговый дом|строительная компания|больница № 1|школа № 1|фабрика|холдинг|лаборатория|институт|логистика|системы|сервис'.split(
    '|',
  );
const places = 'Казань|Тула|Омск|Пермь|Уфа|Томск|Самара|Курск|Вологда|Тверь|Пенза|Рязань'.split('|');
const forms = ['ООО', 'АО', 'ПАО', 'ИП', 'МУП'];

function madeName(at: number): { core: string; form: string } {
  const dice = chance(at + 1);
  const word = () => dice.pick(beginnings) + dice.pick(middles) + dice.pick(ends);
  const rest = dice.yes(0.6) ? ` ${dice.pick(trades)}` : dice.yes(0.5) ? ` ${word()}` : '';
  const place = dice.yes(0.3) ? ` ${dice.pick(places)}` : '';
  const core = `${word()}${dice.yes(0.3) ? `-${dice.pick(ends)}` : ''}${rest}${place}`.replace(
    '№ 1',
    `№ ${1 + (at % 97)}`,
  );
  return { core, form: dice.pick(forms) };
}

function* rowsFrom(from: number, to: number): Generator<CsvRow> {
  for (let at = from; at < to; at++) {
    const { core, form } = madeName(at);
    yield { id: String(at), name: `${form} «${core}»` };
  }
}

export const madeCustomers = (from: number, to: number): CsvRow[] => [...rowsFrom(from, to)];

/** Nine in ten mean a customer of the base; the others mean nobody in it. */
export function madeQueries(size: number, count: number): CsvRow[] {
  const dice = chance(size);
  return Array.from({ length: count }, (_, each) => {
    const absent = each % 10 === 9;
    const at = absent ? 50_000_000 + each : dice.whole(0, size - 1);
    return {
      id: `q${each}`,
      name: typed(madeName(at).core, dice.whole(0, 3), dice.whole(1, 4)),
      target: absent ? '' : String(at),
    };
  });
}

function typed(core: string, how: number, place: number): string {
  if (how === 0) return core.toUpperCase();
  if (how === 1) return `Общество с ограниченной ответственностью ${core.replace('-', ' ')}`;
  if (how === 2) return core.slice(0, place) + core.slice(place + 1);
  return `${core} (филиал)`;
}

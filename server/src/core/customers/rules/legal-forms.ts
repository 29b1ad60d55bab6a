/** Legal forms in names: what stands before or after the name proper, kept as a field of its own. */
import { similarity } from './edits.ts';

/** Forms of one class are taken for one another when a name is translated or written from memory. */
export type FormClass = 'limited' | 'stock' | 'sole' | 'enterprise' | 'institution' | 'partnership' | 'society' | '';

interface Phrase {
  form: string;
  /** Beginnings of words, in order; `?` before one that may be missing. */
  words: string[];
}

const phrase = (form: string, words: string): Phrase => ({ form, words: words.split(' ') });

const phrases: readonly Phrase[] = [
  phrase('ООО', 'обществ ?с ограничен ?ответствен'),
  phrase('ОДО', 'обществ с дополнительн ответствен'),
  phrase('ТОО', 'товариществ ?с ограничен ответствен'),
  phrase('ПАО', 'публичн акционерн обществ'),
  phrase('НАО', 'непубличн акционерн обществ'),
  phrase('ОАО', 'открыт акционерн обществ'),
  phrase('ЗАО', 'закрыт акционерн обществ'),
  phrase('АО', 'акционерн обществ'),
  phrase('ИП', 'индивидуальн предпринимат'),
  phrase('КФХ', 'крестьянск ?фермерск хозяйств'),
  phrase('СПК', 'сельскохозяйственн производственн кооператив'),
  phrase('СХПК', 'сельскохозяйственн кооператив'),
  phrase('ПК', 'производственн кооператив'),
  phrase('ПО', 'потребительск обществ'),
  phrase('ТСЖ', 'товариществ собственник жиль'),
  phrase('ТНВ', 'товариществ на вер'),
  phrase('НП', 'некоммерческ партнерств'),
  phrase('АНО', 'автономн некоммерческ организац'),
  phrase('НКО', 'некоммерческ организац'),
  phrase('LLC', 'limited liability company'),
  phrase('LLP', 'limited liability partnership'),
  phrase('PJSC', 'public joint stock company'),
  phrase('JSC', 'open joint stock company'),
  phrase('CJSC', 'closed joint stock company'),
  phrase('JSC', 'joint stock company'),
  phrase('PLC', 'public limited company'),
  phrase('Ltd', 'private limited ?company'),
  phrase('Ltd', 'company limited'),
  phrase('Ltd', 'co ltd'),
  phrase('Pty Ltd', 'pty ?ltd'),
  phrase('GmbH & Co. KG', 'gmbh co kg'),
  phrase('GmbH', 'gesellschaft mit beschrankter haftung'),
  phrase('AG', 'aktiengesellschaft'),
  phrase('SA', 'societe anonyme'),
  phrase('SA', 'sociedad anonima'),
  phrase('SL', 'sociedad limitada'),
  phrase('SpA', 'societa per azioni'),
  phrase('Srl', 'societa a responsabilita limitata'),
  phrase('sp. z o.o.', 'sp z oo'),
  phrase('sp. z o.o.', 'spolka z ograniczona odpowiedzialnoscia'),
  phrase('s.r.o.', 'spol sro'),
  phrase('BV', 'besloten vennootschap'),
  phrase('NV', 'naamloze vennootschap'),
  phrase('Oy', 'osakeyhtio'),
];

/** Words that together name a state form; its letters follow: «муниципальное бюджетное учреждение» is МБУ. */
const stateWords = (
  'федеральн=ф государственн=г муниципальн=м областн=о краев=к республиканск=р бюджетн=б казенн=к автономн=а унитарн=у ' +
  'образовательн=о общеобразовательн=о дошкольн=д лечебн=л профилактическ=п негосударственн=н частн=ч коммунальн=к ' +
  'казначейск=к профессиональн=п производственн=п некоммерческ=н'
)
  .split(' ')
  .map((pair) => pair.split('=') as [string, string]);
const stateNouns: readonly [string, string][] = [
  ['учрежден', 'У'],
  ['предприят', 'П'],
];
const stateEnds =
  'здравоохранен=З культур=К наук=Н образован= высш= средн= начальн= дополнительн= профессиональн= социальн= обслуживан= спорт='
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]);

const set = (text: string) => new Set(text.split(/\s+/));

const anywhere = set(`ооо оао зао пао нао одо ано нко тоо тдо сооо иооо чуп чтуп руп куп мчж тсж кфх
  гуп муп фгуп мкп фкп фгбу фгау фгку фку фбу фгу фгбоу фгаоу фгоу фгбуз фгбук фгбун фбун фбуз фкуз фкузх гбу гау гку гбуз гауз гкуз гуз
  кгбуз кгбу кгку кгу кгуп огбуз огбу огку огуз огуп обуз гбоу гаоу гкоу гоу гбук гаук гук гбпоу гапоу мбу мау мку мбуз мауз муз мбоу маоу
  мкоу моу мбдоу мадоу мкдоу мдоу мбук маук мкук мук мудо мбудо нуз ноу чоу чдоу чуз буз ауз бук бпоу бдоу доу боу сбгуз
  ooo oao zao pao mchj fgup fgbu gup mup pjsc ojsc cjsc jsc llc gmbh llp`);
/** Forms only at the beginning or the end: inside a name they may be words. */
const atTheEdge = set(`ао ип чп уп пк снт гу му бу ку ау мп гп чу оо ро пбоюл спк схпк нп по
  ao ip chp ltd limited inc incorporated corp corporation plc co company companies ag kg ohg ev eg sa sas sarl srl spa bv nv ab as asa aps
  oy oyj kft zrt doo dd ood eood ead ad pte pty lp se sro sl slu sau lda ltda bhd sdn pt cv kk gk uab sia ou tbk cia lllp pvt`);
export const isLegalForm = (word: string): boolean => anywhere.has(word);

const notForms = set('co company companies');
/** Written together with the name, without a space. */
const attached = [
  '株式会社',
  '有限会社',
  '有限公司',
  '股份有限公司',
  '股份',
  '주식회사',
  '合同会社',
  '一般社団法人',
  '公益財団法人',
];

const classes: readonly [FormClass, RegExp][] = [
  [
    'limited',
    /^(ООО|ОДО|ТОО|OOO|LLC|LTD|GMBH|SARL|SRL|SRO|S\.R\.O\.|SP\. Z O\.O\.|PTY LTD|BV|MCHJ|МЧЖ|OOD|EOOD|DOO|KFT|SL|UAB|SIA|APS)$/,
  ],
  ['stock', /^([ОЗПН]?АО|[OZP]?AO|[POC]?JSC|PLC|INC|CORP|AG|SA|SPA|NV|AB|ASA|OYJ?|INCORPORATED|CORPORATION|AD|KK)$/],
  ['sole', /^(ИП|ПБОЮЛ|ЧП|IP|КФХ|CHP)$/],
  ['enterprise', /^.*УП$|^Ф?[КМГ]П$|^(FG|G|M)UP$/],
  ['institution', /^.*У[ЗКНХ]{0,2}$|^.*ОУ$|^FGBU$/],
  ['society', /^(АНО|НКО|НП|ОО|РО|ТСЖ|СНТ|EV|ПО)$/],
  ['partnership', /^(LLP|LP|KG|OHG|GMBH & CO\. KG|СПК|СХПК|ПК|ТНВ)$/],
];

export function classOfForm(form: string): FormClass {
  const upper = form.toUpperCase();
  return classes.find(([, pattern]) => pattern.test(upper))?.[0] ?? '';
}

/** Does the word begin so, a typing error or two aside? */
function begins(word: string, beginning: string): boolean {
  if (word.startsWith(beginning)) return true;
  if (beginning.length < 6 || word[0] !== beginning[0] || word.length < beginning.length - 1) return false;
  return similarity(word.slice(0, beginning.length), beginning) >= 0.8;
}

/** @returns how many words the phrase takes from here on; 0: none */
function taken(words: readonly string[], at: number, { words: wanted }: Phrase): number {
  let next = at;
  for (const each of wanted) {
    const optional = each.startsWith('?');
    const beginning = optional ? each.slice(1) : each;
    const word = words[next];
    const fits = word !== undefined && (beginning.length < 3 ? word === beginning : begins(word, beginning));
    if (fits) next += 1;
    else if (!optional) return 0;
  }
  return next - at;
}

function stateForm(words: readonly string[], at: number): { form: string; count: number } | null {
  let letters = '';
  let next = at;
  for (; next < words.length; next += 1) {
    const word = words[next] as string;
    const noun = stateNouns.find(([beginning]) => begins(word, beginning));
    if (noun) {
      // «Предприятие» alone is a word of the name, «Учреждение здравоохранения» a form.
      if (letters === '' && (next > 0 || noun[1] === 'П')) return null;
      letters += noun[1];
      break;
    }
    const known = stateWords.find(([beginning]) => begins(word, beginning));
    if (!known) return null;
    letters += known[1].toUpperCase();
  }
  if (next >= words.length) return null;
  for (next += 1; next < words.length; next += 1) {
    const end = stateEnds.find(([beginning]) => begins(words[next] as string, beginning));
    if (!end) break;
    letters += end[1];
  }
  return { form: letters, count: next - at };
}

export interface Unformed {
  /** Which of the words remain; all of them when nothing else would. */
  kept: boolean[];
  /** As it is usually written: `ООО`, `LLC`; empty when none was found. */
  legalForm: string;
}

const firstLetters = new Set([
  ...phrases.map(({ words }) => words[0]?.[0]),
  ...stateWords.map(([word]) => word[0]),
  'у',
  'п',
]);

/** `words`: in lower case, scripts repaired. */
export function takeLegalForms(words: readonly string[]): Unformed {
  const kept = words.map(() => true);
  let legalForm = '';
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    const found = firstLetters.has(word[0]) && word.length > 1 ? longForm(words, at) : null;
    if (found) {
      legalForm ||= found.form;
      kept.fill(false, at, at + found.count);
      at += found.count - 1;
    } else if (anywhere.has(word) || (atTheEdge.has(word) && isAtTheEdge(words, kept, at))) {
      kept[at] = false;
      if (!notForms.has(word)) legalForm ||= word.toUpperCase();
    }
  }
  return kept.includes(true) ? { kept, legalForm } : { kept: words.map(() => true), legalForm };
}

const phrasesBy = Map.groupBy(phrases, ({ words }) => words[0]?.[0]);

function longForm(words: readonly string[], at: number): { form: string; count: number } | null {
  for (const each of phrasesBy.get(words[at]?.[0]) ?? []) {
    const count = taken(words, at, each);
    if (count > 0) return { form: each.form, count };
  }
  return stateForm(words, at);
}

/** First or last, or beside other forms there. */
function isAtTheEdge(words: readonly string[], kept: boolean[], at: number): boolean {
  const before = kept.slice(0, at).includes(true);
  const after = words.slice(at + 1).some((word) => !anywhere.has(word) && !atTheEdge.has(word));
  return !before || !after;
}

/** Takes off forms that are written together with the name. */
export function withoutAttached(name: string): string {
  let rest = name;
  for (const each of attached) if (rest.includes(each) && rest.length > each.length) rest = rest.replace(each, ' ');
  return rest;
}

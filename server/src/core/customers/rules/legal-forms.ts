/** Legal forms in names: what stands before or after the name proper and says nothing about who it is. */

/** Full forms, inflected or cut short; read on the lower-case surface, before words become keys. */
const phrases: readonly [RegExp, string][] = (
  [
    ['обществ\\p{L}* с (?:ограничен+\\p{L}*|огр\\.?) (?:ответствен+\\p{L}*|отв\\.?)', 'ООО'],
    ['обществ\\p{L}* с дополнительн\\p{L}* ответствен+\\p{L}*', 'ОДО'],
    ['товариществ\\p{L}* с ограничен+\\p{L}* ответствен+\\p{L}*', 'ТОО'],
    ['публичн\\p{L}* акционерн\\p{L}* обществ\\p{L}*', 'ПАО'],
    ['непубличн\\p{L}* акционерн\\p{L}* обществ\\p{L}*', 'НАО'],
    ['открыт\\p{L}* акционерн\\p{L}* обществ\\p{L}*', 'ОАО'],
    ['закрыт\\p{L}* акционерн\\p{L}* обществ\\p{L}*', 'ЗАО'],
    ['акционерн\\p{L}* обществ\\p{L}*', 'АО'],
    ['индивидуальн\\p{L}* предпринимател\\p{L}*', 'ИП'],
    ['федеральн\\p{L}* государственн\\p{L}* унитарн\\p{L}* предприяти\\p{L}*', 'ФГУП'],
    ['(?:республиканск\\p{L}* |коммунальн\\p{L}* )унитарн\\p{L}* предприяти\\p{L}*', 'УП'],
    ['государственн\\p{L}* унитарн\\p{L}* предприяти\\p{L}*', 'ГУП'],
    ['муниципальн\\p{L}* унитарн\\p{L}* предприяти\\p{L}*', 'МУП'],
    [
      'федеральн\\p{L}* государственн\\p{L}* бюджетн\\p{L}* (?:образовательн\\p{L}* )?учреждени\\p{L}*(?: высшего образования)?',
      'ФГБУ',
    ],
    [
      'федеральн\\p{L}* государственн\\p{L}* автономн\\p{L}* (?:образовательн\\p{L}* )?учреждени\\p{L}*(?: высшего образования)?',
      'ФГАУ',
    ],
    ['федеральн\\p{L}* казенн\\p{L}* учреждени\\p{L}*', 'ФКУ'],
    ['государственн\\p{L}* бюджетн\\p{L}* учреждени\\p{L}* здравоохранени\\p{L}*', 'ГБУЗ'],
    ['государственн\\p{L}* бюджетн\\p{L}* (?:образовательн\\p{L}* )?учреждени\\p{L}*', 'ГБУ'],
    ['государственн\\p{L}* автономн\\p{L}* учреждени\\p{L}*', 'ГАУ'],
    ['государственн\\p{L}* казенн\\p{L}* учреждени\\p{L}*', 'ГКУ'],
    ['муниципальн\\p{L}* бюджетн\\p{L}* (?:(?:обще|дошкольн\\p{L}* )?образовательн\\p{L}* )?учреждени\\p{L}*', 'МБУ'],
    ['муниципальн\\p{L}* автономн\\p{L}* (?:(?:обще|дошкольн\\p{L}* )?образовательн\\p{L}* )?учреждени\\p{L}*', 'МАУ'],
    ['муниципальн\\p{L}* казенн\\p{L}* (?:(?:обще|дошкольн\\p{L}* )?образовательн\\p{L}* )?учреждени\\p{L}*', 'МКУ'],
    ['автономн\\p{L}* некоммерческ\\p{L}* организаци\\p{L}*', 'АНО'],
    ['производственн\\p{L}* кооператив\\p{L}*', 'ПК'],
    ['limited liability company', 'LLC'],
    ['limited liability partnership', 'LLP'],
    ['public joint[ -]stock company', 'PJSC'],
    ['(?:open |closed )?joint[ -]stock company', 'JSC'],
    ['public limited company', 'PLC'],
    ['private limited(?: company)?', 'Ltd'],
    ['gesellschaft mit beschränkter haftung', 'GmbH'],
    ['aktiengesellschaft', 'AG'],
    ['société anonyme', 'SA'],
    ['gmbh ?& ?co\\.? ?kga?', 'GmbH & Co. KG'],
    ['s\\.? ?à ?r\\.? ?l\\.?', 'SARL'],
    ['sp\\.? ?z ?o\\.? ?o\\.?', 'sp. z o.o.'],
    ['s\\.? ?r\\.? ?o\\.?(?=$|[^\\p{L}])', 's.r.o.'],
    ['l\\.l\\.c\\.?', 'LLC'],
  ] as const
).map(([pattern, form]) => [new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'gu'), form] as const);

const words = (text: string) => new Set(text.split(' '));

/** Russian, Belarusian, Kazakh short forms: forms wherever they stand. */
const anywhere = words(
  'ооо оао зао пао нао одо гуп муп фгуп фгбу фгау фгку фгбоу фгаоу фку гбу гбуз гбоу гау гауз гку гоу гуз мбу мбоу мбдоу мау маоу мку мкоу моу муз тоо тдо ано нко ооооо чуп чтуп руп куп сооо иооо мчж ooo oao zao pao mchj fgup fgbu gup mup pjsc ojsc cjsc jsc llc gmbh llp',
);
/** Forms only at the beginning or the end: inside a name they may be words. */
const atTheEdge = words(
  'ао ип чп сп уп пк тд кфх тсж снт ао. ao ip chp ltd limited inc incorporated corp corporation plc co company ag kg ohg ev eg sa sas sarl srl spa bv nv ab as asa aps oy oyj kft zrt doo ood eood pte pty lp se sro',
);

export interface Unformed {
  /** Lower-case name without its legal form; never empty unless the name was. */
  rest: string;
  /** As it is usually written: `ООО`, `LLC`; empty when none was found. */
  legalForm: string;
}

/** `surface`: the name in lower case with plain spaces. Falls back to the whole name when nothing else would remain. */
export function takeLegalForm(surface: string): Unformed {
  let legalForm = '';
  let rest = surface;
  for (const [pattern, form] of phrases) {
    const cut = rest.replace(pattern, ' ');
    if (cut === rest || !/[\p{L}\p{N}]/u.test(cut)) continue;
    legalForm ||= form;
    rest = cut;
  }
  const parts = rest.split(/\s+/).filter((part) => part !== '');
  const bare = (part: string) => part.replace(/[^\p{L}\p{N}]/gu, '');
  const kept = parts.filter((part, at) => {
    const word = bare(part);
    const edge = at === 0 || at === parts.length - 1;
    const form = anywhere.has(word) || (edge && atTheEdge.has(word));
    if (form) legalForm ||= word.toUpperCase();
    return !form;
  });
  return kept.some((part) => bare(part) !== '') ? { rest: kept.join(' '), legalForm } : { rest, legalForm };
}

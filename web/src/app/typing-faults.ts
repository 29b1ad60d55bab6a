/** What a careful reader stumbles over in a text of the product, whatever it says. */

/** Words that are written with «ё» and are common enough to slip through. */
const yo =
  /(?<![\p{L}])(еще|нее|партнер\p{L}*|отчет\p{L}*|расчет\p{L}*|счет\p{L}*|зачет\p{L}*|учет\p{L}*|идет|придет|пришлет|ведет|найдет|берет|возьмет|дает|остается|ждет|начнет|прочтет\p{L}*|чье|четырех|трех|подведет|пройдет|заведет|определен|включен|сохранен|отклонен|закреплен|утвержден|решен|отмечен|завершен|продлен|приглашен|разрешен|проверен|защищен|утвержденн\p{L}*|объем\p{L}*|прием\p{L}*|надежн\p{L}*|вперед|причем|вдвоем|свое|мое|твое)(?![\p{L}])/iu;

/** A name is a value: it does not change its ending after a preposition or a word that governs it. */
const declined =
  /(?<![\p{L}])(у|в|во|к|ко|от|для|на|о|об|обо|с|со|из|до|по|при|про|через|над|под|за|перед|кроме|ход|ждём|сотрудниками|показатели|показателях|решение|журнал|слово) «?\{(vendor|company|partner)\}/iu;

interface Fault {
  name: string;
  in: RegExp;
}

const faults: Record<'ru' | 'en', Fault[]> = {
  ru: [
    { name: 'quotes other than «ёлочки»', in: /["“”„]/ },
    { name: 'a hyphen for a dash', in: / - / },
    { name: 'е for ё', in: yo },
    { name: 'a name that would have to be declined', in: declined },
    { name: 'a number that may stand on another line than its sign', in: /№ (?=[{#\d])/ },
    { name: 'two spaces', in: /\S {2,}\S/ },
  ],
  en: [
    { name: 'straight quotes', in: /["']/ },
    { name: 'a hyphen for a dash', in: / - / },
    { name: 'a number that may stand on another line than its sign', in: /\bNo\. (?=[{#\d])/ },
    { name: 'two spaces', in: /\S {2,}\S/ },
  ],
};

/** @returns what is wrong with each text, as `key: fault`; empty when nothing is */
export function typingFaults(locale: 'ru' | 'en', texts: Readonly<Record<string, string>>): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    faults[locale].filter((fault) => fault.in.test(text)).map((fault) => `${key}: ${fault.name}: ${text}`),
  );
}

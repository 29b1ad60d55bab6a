/** Numbers of notices of procurements, as they are compared. */

/** Whatever stands between the digits is no part of a number of digits alone; others keep their dashes. */
export function noticeKey(raw: string): string {
  const key = raw.toUpperCase().replace(/[\s№#]/g, '');
  return /^[\d-]+$/.test(key) ? key.replaceAll('-', '') : key;
}

/** Russian law numbers notices in the state's system (ЕИС): by 44-ФЗ 19 digits, by 223-ФЗ 11. */
const digitsOf: Readonly<Record<string, number>> = { law_44: 19, law_223: 11 };

/** Whether a procurement of this kind may have the number. */
export function isNoticeOf(route: string, key: string): boolean {
  const digits = digitsOf[route];
  return digits === undefined || (key.length === digits && /^\d+$/.test(key));
}

/** Countries whose customers are registered most; the rules of their tax ids are known. */
export const countries = ['RU', 'KZ', 'BY', 'UZ'] as const;

/** Currencies a deal may be in. */
export const dealCurrencies = ['RUB', 'KZT', 'BYN', 'UZS', 'USD', 'EUR', 'CNY'] as const;

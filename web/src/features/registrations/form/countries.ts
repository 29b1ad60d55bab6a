/** Countries whose customers are registered most; the rules of their tax ids are known. */
export const countries = ['RU', 'KZ', 'BY', 'UZ'] as const;

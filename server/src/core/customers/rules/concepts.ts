/** Words of trade names that are translated rather than transliterated, and words so usual that they tell little. */
import { latinKey, stem } from './latin-key.ts';

const same = `завод=plant,factory,works группа=group компания=company,co холдинг=holding,holdings банк=bank центр=center,centre
институт=institute университет=university больница=hospital школа=school академия=academy лаборатория=laboratory,labs,lab
технологии=technologies,technology,tech,техно системы=systems,system сервис=service,services решения=solutions,solution
торговый=trading,trade дом=house инвест=invest,investment страхование=insurance,страховая строительный=construction,стройка
логистика=logistics,logistic транспорт=transport энергия=energy,энерго нефть=oil газ=gas сталь=steel металл=metal,metals
молоко=milk,dairy хлеб=bread агро=agro,агропром фарма=pharma медицинский=medical международный=international
северный=north,northern южный=south,southern западный=west,western восточный=east,eastern российский=russian,рос
национальный=national научный=scientific,research производственный=production,manufacturing консалтинг=consulting
информационный=information,info софт=soft,software сеть=network,networks областной=regional`;

const concepts = new Map<string, string>();
for (const entry of same.split(/\s+/)) {
  const [word = '', others = ''] = entry.split('=');
  const concept = stem(latinKey(word));
  for (const each of others.split(',')) concepts.set(stem(latinKey(each)), concept);
}

/** The word that stands for this one in every language we know it in. */
export function conceptOf(stemmed: string): string {
  return concepts.get(stemmed) ?? stemmed;
}

const usual = `завод группа компания холдинг банк центр институт университет больница школа академия технологии системы сервис
решения торговый дом инвест строительный логистика транспорт международный российский национальный научный производственный
консалтинг информационный софт сеть областной городской районный муниципальный государственный федеральный филиал управление
отдел отделение департамент министерство администрация учреждение предприятие организация объединение фирма корпорация
москва санкт петербург россия область край республика район город плюс про трейд торг строй монтаж снаб комплект ресурс
автономный бюджетный казенный образовательный детский сад средняя общеобразовательная имени обслуживание`;

const usualStems = new Set(usual.split(/\s+/).map((word) => conceptOf(stem(latinKey(word)))));

/** How much a word tells about who it is, before anything is known of the customers: 1 for a name, less for trade words. */
export function baseWeight(token: string): number {
  if (usualStems.has(token)) return 0.35;
  return token.length <= 2 && !/\d/.test(token) ? 0.5 : 1;
}

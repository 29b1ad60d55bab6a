import type app from '../locales/en/app.json';
import type cabinet from '../locales/en/cabinet.json';
import type conduct from '../locales/en/conduct.json';
import type customers from '../locales/en/customers.json';
import type deals from '../locales/en/deals.json';
import type decide from '../locales/en/decide.json';
import type disputes from '../locales/en/disputes.json';
import type exports from '../locales/en/exports.json';
import type gallery from '../locales/en/gallery.json';
import type help from '../locales/en/help.json';
import type holder from '../locales/en/holder.json';
import type imports from '../locales/en/imports.json';
import type log from '../locales/en/log.json';
import type notices from '../locales/en/notices.json';
import type partners from '../locales/en/partners.json';
import type people from '../locales/en/people.json';
import type products from '../locales/en/products.json';
import type profile from '../locales/en/profile.json';
import type publicPages from '../locales/en/public.json';
import type queue from '../locales/en/queue.json';
import type receipts from '../locales/en/receipts.json';
import type register from '../locales/en/register.json';
import type registrations from '../locales/en/registrations.json';
import type rules from '../locales/en/rules.json';
import type scorecard from '../locales/en/scorecard.json';
import type search from '../locales/en/search.json';
import type settings from '../locales/en/settings.json';
import type tools from '../locales/en/tools.json';
import type ui from '../locales/en/ui.json';
import type verify from '../locales/en/verify.json';
import type workspace from '../locales/en/workspace.json';

/**
 * Areas of words: one file `locales/{ru,en}/<area>.json` each, its keys prefixed with the area's name. A new area adds
 * its line here and is named in `needs(...)` by the route tree that shows it.
 */
interface Catalogues {
  app: typeof app;
  cabinet: typeof cabinet;
  conduct: typeof conduct;
  exports: typeof exports;
  gallery: typeof gallery;
  customers: typeof customers;
  deals: typeof deals;
  decide: typeof decide;
  disputes: typeof disputes;
  help: typeof help;
  imports: typeof imports;
  holder: typeof holder;
  notices: typeof notices;
  log: typeof log;
  partners: typeof partners;
  people: typeof people;
  products: typeof products;
  profile: typeof profile;
  public: typeof publicPages;
  receipts: typeof receipts;
  register: typeof register;
  queue: typeof queue;
  registrations: typeof registrations;
  rules: typeof rules;
  search: typeof search;
  scorecard: typeof scorecard;
  settings: typeof settings;
  tools: typeof tools;
  workspace: typeof workspace;
  ui: typeof ui;
  verify: typeof verify;
}

export type Area = keyof Catalogues;
/** Every message id of the product, from the English files. */
export type MessageId = { [A in Area]: keyof Catalogues[A] }[Area];

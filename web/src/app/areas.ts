import type app from '../locales/en/app.json';
import type gallery from '../locales/en/gallery.json';
import type ui from '../locales/en/ui.json';

/**
 * Areas of words: one file `locales/{ru,en}/<area>.json` each, its keys prefixed with the area's name. A new area adds
 * its line here and is named in `needs(...)` by the route tree that shows it.
 */
interface Catalogues {
  app: typeof app;
  gallery: typeof gallery;
  ui: typeof ui;
}

export type Area = keyof Catalogues;
/** Every message id of the product, from the English files. */
export type MessageId = { [A in Area]: keyof Catalogues[A] }[Area];

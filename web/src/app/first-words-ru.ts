import app from '../locales/ru/app.json';
import ui from '../locales/ru/ui.json';

/** The words of the frame in one file, so that the first page asks for them once. */
export const words = { app, ui };

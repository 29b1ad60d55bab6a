import app from '../locales/en/app.json';
import ui from '../locales/en/ui.json';

/** The words of the frame in one file, so that the first page asks for them once. */
export const words = { app, ui };

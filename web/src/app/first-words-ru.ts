import app from '../locales/ru/app.json';
import publicPages from '../locales/ru/public.json';
import ui from '../locales/ru/ui.json';

export const words = { app, ui, public: publicPages };

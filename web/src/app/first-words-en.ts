import app from '../locales/en/app.json';
import publicPages from '../locales/en/public.json';
import ui from '../locales/en/ui.json';

export const words = { app, ui, public: publicPages };

import { setUp } from './server.ts';

/** Playwright asks for a default export; configuration files are the one place where the project has them. */
export default setUp;

// Runs before the first paint, so that neither the wrong theme nor the wrong language flashes.
// Keep the keys equal to web/src/app/preferences.ts.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage may be closed to us in private windows: the system's choice then holds
    }
  };
  const theme = read('kanal-theme');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light';
  const locale = read('kanal-locale') || (navigator.language || 'ru').slice(0, 2);
  root.lang = locale === 'en' ? 'en' : 'ru';
})();

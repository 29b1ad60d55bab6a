/** Keys under which a browser remembers its reader's choices; public/first-paint.js reads the same two. */
export const THEME_KEY = 'kanal-theme';
export const LOCALE_KEY = 'kanal-locale';
/** The membership (a person's role at one vendor) that requests speak for. */
export const MEMBERSHIP_KEY = 'kanal-membership';
/** Followed by a membership: this browser signs what it sends. */
export const SIGNS_KEY = 'kanal-signs:';

/** Reads a remembered choice; `null` when there is none or the browser keeps its storage closed to us. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // closed storage (private window, policy) only means that nothing is remembered
  }
}

/** Remembers a choice, or forgets it with `null`; a browser without storage keeps it until the page is closed. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    return; // same as in recall: the choice then lives as long as the page
  }
}

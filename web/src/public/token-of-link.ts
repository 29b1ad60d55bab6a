/** What a link in a mail carries behind its `#`: it never reaches a server log. */
export function tokenOfLink(): string {
  return decodeURIComponent(window.location.hash.slice(1));
}

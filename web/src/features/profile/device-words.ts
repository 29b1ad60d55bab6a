/** Browser and system in two words, out of a `user-agent` line. */
export function deviceWords(agent: string, unknown: string): string {
  const browser = ['Edg', 'YaBrowser', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(name));
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => agent.includes(name));
  const names: Record<string, string> = { Edg: 'Edge', YaBrowser: 'Яндекс Браузер', OPR: 'Opera', 'Mac OS': 'macOS' };
  return (
    [browser, system]
      .map((name) => name && (names[name] ?? name))
      .filter(Boolean)
      .join(', ') || unknown
  );
}

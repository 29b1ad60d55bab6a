export interface MonthCount {
  /** `2026-11` */
  month: string;
  registrations: number;
  imported: number;
  never_opened: number;
}

export interface UnopenedCount {
  registrations: number;
  never_opened: number;
  /** Whose months are counted: the vendor's business zone. */
  time_zone: string;
  /** Oldest first. */
  months: MonthCount[];
}

/** The public count of registrations that nobody of their partner has had a receipt of; null: there is no such log here. */
export async function fetchUnopened(vendor: string): Promise<UnopenedCount | null> {
  const response = await fetch(`/log/${vendor}/unopened`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`unopened of ${vendor}: ${response.status}`);
  return (await response.json()) as UnopenedCount;
}

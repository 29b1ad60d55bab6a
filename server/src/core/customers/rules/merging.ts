/** What the kept record takes over from the one that is merged into it: only where it has nothing itself. */

export interface Identity {
  country: string;
  tax_id: string | null;
  kpp: string | null;
  ogrn: string | null;
  web_domain: string | null;
  phone: string | null;
  region: string;
  city: string;
  address: string;
  industry: string;
}
export type IdentityField = keyof Identity;

/** What stood in a field before, and what was taken over. */
export type Filled = Partial<Record<IdentityField, { before: string | null; after: string | null }>>;

export function filledBy(kept: Identity, gone: Identity): Filled {
  const filled: Filled = {};
  const take = (...fields: IdentityField[]) => {
    for (const field of fields)
      if (gone[field] && kept[field] !== gone[field]) filled[field] = { before: kept[field], after: gone[field] };
  };
  const empty = (field: IdentityField) => !kept[field];
  // Identifiers and the country that issued them go together.
  if (empty('tax_id') && gone.tax_id) take('country', 'tax_id', 'kpp', 'ogrn');
  else if (kept.country === gone.country) take(...(['kpp', 'ogrn'] as const).filter(empty));
  // Half of one address and half of another would be a third.
  if (empty('region') && empty('city') && empty('address')) take('region', 'city', 'address');
  take(...(['web_domain', 'phone', 'industry'] as const).filter(empty));
  return filled;
}

/** The fields as they were, where they still hold what was taken over: what a person has written since stays. */
export function givenBack(kept: Identity, filled: Filled): Partial<Identity> {
  return Object.fromEntries(
    Object.entries(filled).flatMap(([field, { before, after }]) =>
      kept[field as IdentityField] === after ? [[field, before]] : [],
    ),
  );
}

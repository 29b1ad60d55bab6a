import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, type Output } from '../../../app/api.ts';
import { compactTaxId, type DraftFields, readIdentifier } from './draft-fields.ts';

export type ScopeAnswer = Output<'checkScope'>;

const PAUSE_MS = 500;
/** Checks are counted per partner: the same question is not asked twice within this time. */
const FRESH_MS = 10 * 60_000;

/** Asks «free or taken?» as soon as the customer can be identified, and again when the products change. */
export function useScopeCheck({ identifier, customer_country, products }: DraftFields, enabled: boolean) {
  const taxId = readIdentifier(identifier, customer_country).kind === 'tax_id';
  const customer = taxId ? compactTaxId(identifier) : identifier.trim();
  const family_ids = products.map((line) => line.family_id).sort();
  const [wanted] = useDebouncedValue(JSON.stringify({ customer, country: customer_country, family_ids }), PAUSE_MS);
  const question = JSON.parse(wanted) as { customer: string; country: string; family_ids: string[] };
  const sound = enabled && readIdentifier(question.customer, question.country).sound;
  const query = useQuery<ScopeAnswer>({
    queryKey: ['checkScope', question],
    queryFn: ({ signal }) => call('checkScope', question, { signal }),
    enabled: sound,
    staleTime: FRESH_MS,
    retry: false,
    placeholderData: keepPreviousData,
  });
  return {
    answer: sound && !query.isPlaceholderData ? query.data : undefined,
    /** The answer before, while the next one is awaited: says nothing any more, but keeps its place. */
    former: sound && query.isPlaceholderData ? query.data : undefined,
    error: sound ? query.error : null,
    asking: sound && query.isFetching,
  };
}

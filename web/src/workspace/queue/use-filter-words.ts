import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import type { RegistrationState } from '../../features/registrations/types.ts';
import type { FilterKey } from './filter-keys.ts';
import type { QueueSearch } from './queue-search.ts';

/** The chosen values of each filter as people say them: «от 300 000 ₽», «окт 2026 — сен 2027». */
export function useFilterWords(search: QueueSearch): Record<FilterKey, string> {
  const t = useT();
  const format = useFormat();
  const families = useRead(
    'listProductFamilies',
    {},
    { enabled: search.family !== undefined, staleTime: 300_000 },
  ).data;
  const partner = useRead('getPartner', { id: search.partner ?? '' }, { enabled: search.partner !== undefined }).data;
  const range = (from: string | undefined, to: string | undefined) => {
    if (from && to) return `${from} — ${to}`;
    return from ? t('queue.from', { value: from }) : t('queue.to', { value: to ?? '' });
  };
  const money = (minor: number | undefined) => (minor === undefined ? undefined : format.money(minor, 'RUB'));
  const day = (value: string | undefined) => value && format.shortDay(value);
  const states = (search.state?.split(',') ?? []) as RegistrationState[];
  return {
    amount: range(money(search.from), money(search.to)),
    close: range(day(search.closeFrom), day(search.closeTo)),
    partner: partner?.name ?? '…',
    family: families?.items.find((one) => one.id === search.family)?.name[format.locale] ?? '…',
    state: states.map((state) => t(`registrations.state.${state}`)).join(', '),
    region: search.region ?? '',
  };
}

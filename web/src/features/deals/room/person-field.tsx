import { useRead } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import type { Side } from '../types.ts';

interface PersonFieldProps {
  dealId: string;
  side: Side;
  value: string | null;
  onChange: (personId: string | null) => void;
  error?: string | undefined;
}

/** Somebody of that side; nobody named means whoever answers for it. */
export function PersonField({ dealId, side, value, onChange, error }: PersonFieldProps) {
  const t = useT();
  const { data } = useRead('listDealPeople', { id: dealId }, { staleTime: 60_000 });
  const people = data?.items.filter((person) => person.side === side) ?? [];
  return (
    <SelectField
      label={t('deals.person')}
      data={[
        { value: '', label: t('deals.anybody') },
        ...people.map((person) => ({ value: person.id, label: person.name })),
      ]}
      value={people.some((person) => person.id === value) ? value : ''}
      onChange={(next) => onChange(next || null)}
      error={error}
    />
  );
}

import { SegmentedControl } from '@mantine/core';
import { useRead } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import type { DealEyes, Side } from '../types.ts';
import { sideName } from '../words.ts';

export interface Whose {
  side: Side;
  /** null: whoever answers for the deal on that side. */
  person_id: string | null;
}

interface WhoseFieldsProps {
  dealId: string;
  eyes: DealEyes;
  value: Whose;
  onChange: (whose: Whose) => void;
  error?: string | undefined;
}

/** Whose step or task it is: the side, and somebody of it. */
export function WhoseFields({ dealId, eyes, value, onChange, error }: WhoseFieldsProps) {
  const t = useT();
  const { data } = useRead('listDealPeople', { id: dealId }, { staleTime: 60_000 });
  const people = data?.items.filter((person) => person.side === value.side) ?? [];
  const other: Side = eyes.side === 'vendor' ? 'partner' : 'vendor';
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={t('deals.whose')}
        data={[eyes.side, other].map((side) => ({ value: side, label: sideName(side, eyes, t) }))}
        value={value.side}
        onChange={(side) => onChange({ side: side as Side, person_id: null })}
      />
      <SelectField
        label={t('deals.person')}
        data={[
          { value: '', label: t('deals.anybody') },
          ...people.map((person) => ({ value: person.id, label: person.name })),
        ]}
        value={people.some((person) => person.id === value.person_id) ? value.person_id : ''}
        onChange={(next) => onChange({ ...value, person_id: next || null })}
        error={error}
      />
    </>
  );
}

import { SegmentedControl } from '@mantine/core';
import { useT } from '../../../app/use-t.tsx';
import type { DealEyes, Side } from '../types.ts';
import { sideName } from '../words.ts';

/** Whose step or task it is. */
export function SideChoice({ eyes, value, onChange }: { eyes: DealEyes; value: Side; onChange: (side: Side) => void }) {
  const t = useT();
  const other: Side = eyes.side === 'vendor' ? 'partner' : 'vendor';
  return (
    <SegmentedControl
      fullWidth
      aria-label={t('deals.whose')}
      data={[eyes.side, other].map((side) => ({ value: side, label: sideName(side, eyes, t) }))}
      value={value}
      onChange={(next) => onChange(next as Side)}
    />
  );
}

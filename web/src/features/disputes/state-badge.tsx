import { IconArchive, IconGavel, IconScale, IconX } from '@tabler/icons-react';
import { useT } from '../../app/use-t.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { DisputeRow } from './types.ts';

/** Where the case stands: icon, word and colour. */
export function DisputeBadge({ row, bare = false }: { row: Pick<DisputeRow, 'state'>; bare?: boolean }) {
  const t = useT();
  const { state } = row;
  const word = t(`disputes.state.${state}`);
  if (state === 'final')
    return (
      <StatusBadge tone="end" icon={IconArchive} bare={bare}>
        {word}
      </StatusBadge>
    );
  if (state === 'withdrawn')
    return (
      <StatusBadge tone="end" icon={IconX} bare={bare}>
        {word}
      </StatusBadge>
    );
  return (
    <StatusBadge
      tone={state === 'decided' ? 'hold' : 'conf'}
      icon={state === 'decided' ? IconGavel : IconScale}
      bare={bare}
    >
      {word}
    </StatusBadge>
  );
}

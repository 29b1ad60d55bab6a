import { IconArchive, IconCheck, IconHourglass, IconMailForward, IconRotate, IconX } from '@tabler/icons-react';
import { useT } from '../../app/use-t.tsx';
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx';
import type { Agreement } from './types.ts';

const SIGN = {
  proposed: ['wait', IconHourglass],
  invited: ['wait', IconMailForward],
  agreed: ['hold', IconCheck],
  ended: ['end', IconArchive],
  declined: ['stop', IconX],
  lapsed: ['end', IconHourglass],
  withdrawn: ['end', IconRotate],
} as const satisfies Record<Agreement['state'], readonly [StatusTone, typeof IconCheck]>;

export function AgreementBadge({ state }: { state: Agreement['state'] }) {
  const t = useT();
  const [tone, icon] = SIGN[state];
  return (
    <StatusBadge tone={tone} icon={icon} bare>
      {t(`deals.share.state.${state}`)}
    </StatusBadge>
  );
}

import {
  type Icon,
  IconAlertTriangle,
  IconArchive,
  IconArrowBackUp,
  IconArrowRight,
  IconArrowsDiff,
  IconCalendarPlus,
  IconCircleCheck,
  IconCircleX,
  IconHourglass,
  IconMessageQuestion,
  IconPencil,
  IconShieldCheck,
  IconShieldX,
  IconX,
} from '@tabler/icons-react';
import { useT } from '../../app/use-t.tsx';
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx';
import type { RegistrationState } from './types.ts';

const LOOK: Record<RegistrationState, [StatusTone, Icon]> = {
  draft: ['end', IconPencil],
  submitted: ['wait', IconArrowRight],
  under_review: ['wait', IconHourglass],
  action_required: ['wait', IconMessageQuestion],
  in_conflict: ['conf', IconArrowsDiff],
  rejected: ['stop', IconCircleX],
  approved: ['hold', IconShieldCheck],
  at_risk: ['stop', IconAlertTriangle],
  expired: ['end', IconArchive],
  withdrawn: ['end', IconArrowBackUp],
  revoked: ['stop', IconShieldX],
  transferred: ['end', IconArrowRight],
  won: ['end', IconCircleCheck],
  lost: ['end', IconX],
};

interface StateBadgeProps {
  state: RegistrationState;
  bare?: boolean;
  /** What the clock waits for: a protected deal whose extension is asked for says so. */
  awaits?: string | undefined;
}

/** The state of a registration: icon, word and colour. `bare` in tables. */
export function StateBadge({ state, bare = false, awaits }: StateBadgeProps) {
  const t = useT();
  const asked = state === 'approved' && awaits === 'extension';
  const [tone, icon] = asked ? (['hold', IconCalendarPlus] as const) : LOOK[state];
  return (
    <StatusBadge tone={tone} icon={icon} bare={bare}>
      {t(asked ? 'registrations.extensionAsked' : `registrations.state.${state}`)}
    </StatusBadge>
  );
}

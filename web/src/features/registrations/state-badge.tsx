import {
  type Icon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleX,
  IconClockOff,
  IconHourglass,
  IconMessageQuestion,
  IconPencil,
  IconShieldCheck,
  IconTrophy,
  IconX,
} from '@tabler/icons-react';
import { useT } from '../../app/use-t.tsx';
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx';
import type { RegistrationState } from './types.ts';

const LOOK: Record<RegistrationState, [StatusTone, Icon]> = {
  draft: ['end', IconPencil],
  submitted: ['wait', IconHourglass],
  under_review: ['wait', IconHourglass],
  action_required: ['wait', IconMessageQuestion],
  rejected: ['stop', IconCircleX],
  approved: ['hold', IconShieldCheck],
  at_risk: ['wait', IconAlertTriangle],
  expired: ['end', IconClockOff],
  withdrawn: ['end', IconArrowBackUp],
  won: ['hold', IconTrophy],
  lost: ['end', IconX],
};

/** The state of a registration: icon, word and colour. `bare` in tables. */
export function StateBadge({ state, bare = false }: { state: RegistrationState; bare?: boolean }) {
  const t = useT();
  const [tone, icon] = LOOK[state];
  return (
    <StatusBadge tone={tone} icon={icon} bare={bare}>
      {t(`registrations.state.${state}`)}
    </StatusBadge>
  );
}

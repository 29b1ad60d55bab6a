import {
  type Icon,
  IconCircleCheck,
  IconCircleX,
  IconHourglass,
  IconPlayerPause,
  IconUserSearch,
} from '@tabler/icons-react';
import { useT } from '../../app/use-t.tsx';
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx';
import type { Partner } from './partner-types.ts';

const LOOK: Record<Partner['status'], [StatusTone, Icon]> = {
  prospect: ['end', IconUserSearch],
  applicant: ['wait', IconHourglass],
  active: ['hold', IconCircleCheck],
  suspended: ['stop', IconPlayerPause],
  terminated: ['end', IconCircleX],
};

/** The status of a partner company: icon, word and colour. */
export function PartnerStatusBadge({ status }: { status: Partner['status'] }) {
  const t = useT();
  const [tone, icon] = LOOK[status];
  return (
    <StatusBadge tone={tone} icon={icon} bare>
      {t(`workspace.partnerStatus.${status}`)}
    </StatusBadge>
  );
}

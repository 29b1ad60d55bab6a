import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconLayoutList, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useT } from '../../app/use-t.tsx';
import type { DialogAction } from '../../features/registrations/actions/action-dialog.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { useCabinet } from '../routes.ts';
import look from './deal.module.css';

/** Actions that a dialog asks about, the likeliest first; the first possible one is the page's primary button. */
type PartnerAction = Exclude<DialogAction, 'decline_extension' | 'decline_removal'>;
const ORDER: readonly PartnerAction[] = [
  'resubmit',
  'appeal',
  'answer_removal',
  'report',
  'reactivate',
  'extend',
  'request_extension',
  'win',
  'lose',
];

function EditLink({ registration, primary }: { registration: Registration; primary: boolean }) {
  const t = useT();
  const { vendor } = useCabinet();
  const words = registration.state === 'draft' ? 'cabinet.deal.finish' : 'cabinet.deal.edit';
  return (
    <Button
      variant={primary ? 'filled' : 'default'}
      leftSection={<IconPencil size={20} aria-hidden />}
      renderRoot={(props) => (
        <Link {...props} to="/c/$vendor/register" params={{ vendor }} search={{ draft: registration.id }} />
      )}
    >
      {t(words)}
    </Button>
  );
}

function RoomLink({ id }: { id: string }) {
  const t = useT();
  const { vendor } = useCabinet();
  return (
    <Button
      leftSection={<IconLayoutList size={20} aria-hidden />}
      renderRoot={(props) => <Link {...props} to="/c/$vendor/deals/$id/room" params={{ vendor, id }} />}
    >
      {t('cabinet.deal.room')}
    </Button>
  );
}

function More({ actions, onAct }: { actions: readonly PartnerAction[]; onAct: (action: DialogAction) => void }) {
  const t = useT();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={16} aria-hidden />}>{t('cabinet.deal.more')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item key={action} onClick={() => onAct(action)}>
            {t(`registrations.action.${action}.name`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export interface DealActionsProps {
  registration: Registration;
  onAct: (action: DialogAction) => void;
}

/** What the reader may do with this deal now, by the rights that came with it. */
export function DealActions({ registration, onAct }: DealActionsProps) {
  const t = useT();
  const { can } = registration;
  const possible = ORDER.filter((action) => can[action]);
  const isDraft = registration.state === 'draft';
  const [main, ...rest] = possible;
  return (
    <div className={look.actions}>
      {main && (
        <Button variant="filled" onClick={() => onAct(main)}>
          {t(`registrations.action.${main}.name`)}
        </Button>
      )}
      {registration.protected_from !== null && <RoomLink id={registration.id} />}
      {can.update && <EditLink registration={registration} primary={isDraft} />}
      {rest.length > 0 && <More actions={rest} onAct={onAct} />}
      {can.withdraw && (
        <Button variant="danger" onClick={() => onAct('withdraw')}>
          {t('registrations.action.withdraw.name')}
        </Button>
      )}
    </div>
  );
}

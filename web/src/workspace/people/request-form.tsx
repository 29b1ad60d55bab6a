import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../app/api.ts';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { showToast } from '../../ui/toast.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import { useWorkspace } from '../routes.ts';
import { PartnerChoice } from './partner-choice.tsx';
import { type Role, RoleChoice } from './role-choice.tsx';

export type InvitationRequest = Output<'listInvitationRequests'>['items'][number];

/** Lets somebody in who asked: to which company, and in which role. */
export function RequestForm({ request, onClose }: { request: InvitationRequest; onClose: () => void }) {
  const t = useT();
  const { place } = useWorkspace();
  const [side, setSide] = useState<'workspace' | 'cabinet'>('cabinet');
  const [partner, setPartner] = useState<string | null>(null);
  const [roles, setRoles] = useState<Role[]>(['owner']);
  const { mutate, isPending, error } = useCommand('decideInvitationRequest', {
    stale: ['listInvitationRequests', 'listInvitations', 'getToday'],
    onDone: ({ email }) => {
      showToast({ message: t('people.invited', { email }) });
      onClose();
    },
  });
  const partner_id = side === 'cabinet' ? partner : null;
  return (
    <FormDrawer
      title={t('people.inviteTitle')}
      save={t('people.inviteSend')}
      onClose={onClose}
      onSave={() => mutate({ id: request.id, decision: 'invite', partner_id, roles })}
      pending={isPending}
      error={error}
      disabled={roles.length === 0 || (side === 'cabinet' && !partner)}
    >
      <Facts
        facts={[
          { term: t('people.name'), value: request.full_name, note: `${request.position}, ${request.company}` },
          { term: t('people.email'), value: request.email },
        ]}
      />
      <SegmentedControl
        aria-label={t('people.whereTo')}
        value={side}
        onChange={(next) => {
          setSide(next as typeof side);
          setRoles(next === 'cabinet' ? ['owner'] : ['channel_manager']);
        }}
        data={[
          { value: 'cabinet', label: t('people.toPartner') },
          { value: 'workspace', label: t('people.toStaff', { vendor: place.vendor.name }) },
        ]}
      />
      {side === 'cabinet' && (
        <PartnerChoice value={partner} onChange={setPartner} error={fieldError(error, 'partner_id')} />
      )}
      <RoleChoice side={side} value={roles} onChange={setRoles} error={fieldError(error, 'roles')} />
    </FormDrawer>
  );
}

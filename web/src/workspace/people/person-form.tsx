import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../app/api.ts';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote, fieldError } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { showToast } from '../../ui/toast.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import { useDrawerCommand } from '../use-drawer-command.ts';
import { type Role, RoleChoice } from './role-choice.tsx';

export type Person = Output<'listPeople'>['items'][number];

function Leave({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error } = useCommand('markPersonLeft', {
    onDone: () => {
      showToast({ message: t('people.leftDone', { name: person.full_name }) });
      onClose();
    },
  });
  if (!asking) {
    return (
      <Button variant="danger" onClick={() => setAsking(true)}>
        {t('people.markLeft')}
      </Button>
    );
  }
  return (
    <Note
      tone="stop"
      title={t('people.leaveTitle', { name: person.full_name })}
      actions={
        <>
          <Button loading={isPending} onClick={() => mutate({ id: person.id })}>
            {t('people.leaveYes')}
          </Button>
          <Button variant="subtle" onClick={() => setAsking(false)}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      {t('people.leaveText')}
      {error !== null && <ErrorNote error={error} />}
    </Note>
  );
}

/** One person: who it is, roles and position; marking as left ends access at once. */
export function PersonForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useT();
  const [roles, setRoles] = useState(person.roles as Role[]);
  const [position, setPosition] = useState(person.position);
  const { mutate, isPending, error } = useDrawerCommand('updatePerson', { onClose });
  const edits = person.can.update;
  return (
    <FormDrawer
      title={person.full_name}
      onClose={onClose}
      onSave={() => mutate({ id: person.id, roles, position })}
      pending={isPending}
      error={error}
      disabled={!edits || roles.length === 0}
    >
      <Facts
        facts={[
          { term: t('people.email'), value: person.email },
          ...(person.phone ? [{ term: t('people.phone'), value: person.phone }] : []),
          ...(person.partner ? [{ term: t('people.partner'), value: person.partner.name }] : []),
          { term: t('people.zone'), value: person.time_zone },
        ]}
      />
      <TextField
        label={t('people.position')}
        disabled={!edits}
        value={position}
        error={fieldError(error, 'position')}
        onChange={(event) => setPosition(event.currentTarget.value)}
      />
      <RoleChoice
        side={person.side}
        value={roles}
        onChange={setRoles}
        error={fieldError(error, 'roles')}
        disabled={!edits}
      />
      {person.can.mark_left && <Leave person={person} onClose={onClose} />}
    </FormDrawer>
  );
}

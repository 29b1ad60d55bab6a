import { Button, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import look from '../../features/disputes/disputes.module.css';
import { idOf } from '../../features/disputes/open-dialog.tsx';
import type { Dispute, Party } from '../../features/disputes/types.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../routes.ts';

function One({ party }: { party: Party }) {
  const t = useT();
  const { number, dateTime, day } = useFormat();
  const { vendor, can } = useWorkspace();
  const { registration } = party;
  const words = t('disputes.registrationNumber', { number: number(registration.number ?? 0) });
  return (
    <li>
      <b>{party.partner.name}</b>
      <span className="k-small k-muted">
        {t(`disputes.${party.side}`)} · {t('disputes.partyNumber', { number: party.number })}
      </span>
      {can('registration.read') ? (
        <Link to="/w/$vendor/deals/$id" params={{ vendor, id: registration.id }}>
          {words}
        </Link>
      ) : (
        <span>{words}</span>
      )}
      <span className="k-small k-muted">
        {[
          registration.first_submitted_at &&
            t('disputes.submittedAt', { time: dateTime(registration.first_submitted_at) }),
          registration.protected_until && t('disputes.protectedUntil', { day: day(registration.protected_until) }),
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
      {party.demand && <p className={look.words}>{party.demand}</p>}
      {party.appeal_words && (
        <p className={look.words}>
          <b>{t('disputes.appealWords')}: </b>
          {party.appeal_words}
        </p>
      )}
    </li>
  );
}

/** Whose registrations the case is about, with what each demands. */
export function Parties({ dispute, onAsk }: { dispute: Dispute; onAsk: (asked: 'name_other') => void }) {
  const t = useT();
  return (
    <section className={look.section}>
      <h2>{t('disputes.parties')}</h2>
      <ul className={look.list}>
        {dispute.parties_seen.map((party) => (
          <One key={party.id} party={party} />
        ))}
      </ul>
      {dispute.rivals.length > 0 && <Rivals dispute={dispute} />}
      {dispute.can.name_other && (
        <UnstyledButton className={look.link} onClick={() => onAsk('name_other')}>
          {t('disputes.nameOther')}
        </UnstyledButton>
      )}
    </section>
  );
}

/** Of several that ask for the same the reader names whom the case is about, by one press each. */
function Rivals({ dispute }: { dispute: Dispute }) {
  const t = useT();
  const { number } = useFormat();
  const client = useQueryClient();
  const name = useCommand('nameOther', {
    onDone: () => {
      showToast({ message: t('disputes.rivalNamed') });
      void client.invalidateQueries();
    },
  });
  return (
    <div className={look.lines}>
      <span className="k-small k-muted">{t('disputes.rivals')}</span>
      {dispute.rivals.map((rival) => (
        <div key={rival.registration_id}>
          <Button
            variant="subtle"
            leftSection={<IconPlus size={18} aria-hidden />}
            loading={name.isPending && name.variables?.registration_id === rival.registration_id}
            onClick={() => name.mutate({ id: dispute.id, registration_id: rival.registration_id })}
          >
            {t('disputes.rival', { partner: rival.partner.name, number: number(rival.number ?? 0) })}
          </Button>
        </div>
      ))}
      {name.error !== null && <ErrorNote error={name.error} />}
    </div>
  );
}

interface DialogProps {
  dispute: Dispute;
  onClose: () => void;
  onDone: () => void;
}

export function NameOtherDialog({ dispute, onClose, onDone }: DialogProps) {
  const t = useT();
  const [number, setNumber] = useState('');
  const send = async () => {
    const registration_id = await idOf(number.trim(), t('disputes.openOtherWrong'));
    return call('nameOther', { id: dispute.id, registration_id });
  };
  return (
    <FormDialog
      title={t('disputes.nameOtherTitle')}
      text={t('disputes.nameOtherText')}
      submit={t('disputes.nameOtherDo')}
      send={send}
      onClose={onClose}
      onDone={onDone}
    >
      {(error) => (
        <TextField
          label={t('disputes.openOther')}
          inputMode="numeric"
          value={number}
          error={error('other_registration_id') ?? error('registration_id')}
          data-autofocus
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import type { MessageId } from '../../app/messages.ts';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { KeyButton } from '../../ui/key-button.tsx';
import { showToast } from '../../ui/toast.tsx';
import look from './decide.module.css';
import { FileLink } from './files.tsx';
import { ProposeRemoval } from './propose-removal.tsx';

/** The proposal that waits: what, why, on what evidence, what the holder says, and from when it can be confirmed. */
export function RemovalRequest({ registration }: { registration: Registration }) {
  const t = useT();
  const format = useFormat();
  const { removal } = registration;
  if (!removal) return null;
  const evidence = registration.files.filter(({ id }) => removal.file_ids?.includes(id));
  const facts: (Fact & { value: unknown })[] = [
    { term: t('decide.removal.proposedBy'), value: removal.proposed_by?.name ?? '' },
    { term: t('decide.outcome.reason'), value: t(`registrations.reason.${removal.reason_code}` as MessageId) },
    { term: t('decide.removal.told'), value: removal.note },
    { term: t('decide.internalNote'), value: removal.internal_note ?? '' },
    {
      term: t('decide.removal.evidence'),
      value:
        evidence.length > 0 &&
        evidence.map((file) => <FileLink key={file.id} registration={registration} file={file} />),
    },
    {
      term: t('decide.removal.statement'),
      value: removal.statement || t('decide.removal.hearing', { at: format.dateTime(removal.hearing_until) }),
    },
    {
      term: t('decide.removal.frozen'),
      value: removal.frozen_until && t('decide.removal.frozenUntil', { at: format.dateTime(removal.frozen_until) }),
    },
  ];
  const title = removal.to_partner
    ? t('decide.removal.transferTo', { partner: removal.to_partner.name })
    : t('decide.removal.revoke');
  return (
    <div className={look.block}>
      <h2>{title}</h2>
      <div className={look.below}>
        <Facts facts={facts.filter(({ value }) => Boolean(value))} />
      </div>
    </div>
  );
}

function ConfirmRemoval({ registration, onClose, onDone }: DialogProps) {
  const t = useT();
  const { removal, partner } = registration;
  const to = removal?.to_partner;
  return (
    <FormDialog<Registration>
      title={t('decide.removal.confirmTitle')}
      text={
        to
          ? t('decide.removal.confirmTransfer', { holder: partner.name, receiver: to.name })
          : t('decide.removal.confirmRevoke', { holder: partner.name })
      }
      submit={t(to ? 'decide.removal.doTransfer' : 'decide.removal.doRevoke')}
      danger
      send={() => call('confirmRemoval', { id: registration.id })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

interface DialogProps {
  registration: Registration;
  onClose: () => void;
  onDone: (record: Registration) => void;
}

/** Two people take a protection away: one of them proposes, another one confirms. */
export function RemovalButtons({ registration, disabled }: { registration: Registration; disabled: boolean }) {
  const t = useT();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'propose' | 'confirm' | null>(null);
  const { can } = registration;
  const done = (saved: Registration) => {
    setDialog(null);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'getRegistration' });
    client.setQueryData(['getRegistration', { id: saved.id }], saved);
    showToast({ message: t(`decide.removal.done.${dialog ?? 'propose'}`) });
  };
  const shared = { registration, onClose: () => setDialog(null), onDone: done };
  const busy = disabled || dialog !== null;
  return (
    <>
      {can.confirm_removal && (
        <KeyButton keyName="Y" primary disabled={busy} onPress={() => setDialog('confirm')}>
          {t('decide.removal.confirm')}
        </KeyButton>
      )}
      {can.propose_removal && (
        <KeyButton keyName="X" disabled={busy} onPress={() => setDialog('propose')}>
          {t('decide.removal.propose')}
        </KeyButton>
      )}
      {dialog === 'propose' && <ProposeRemoval {...shared} />}
      {dialog === 'confirm' && <ConfirmRemoval {...shared} />}
    </>
  );
}

import { type Currency, formatNumber, parseMoney } from '@kanal/server/kernel/money.ts';
import { loseReasons, winReasons } from '@kanal/server/registration/registrations/contract/reasons.ts';
import { type ReactNode, useState } from 'react';
import { call, refusedField } from '../../../app/api.ts';
import type { MessageId } from '../../../app/messages.ts';
import { useLocale, useT } from '../../../app/use-t.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { TextField } from '../../../ui/field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { LongTextField } from '../../../ui/long-text-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import type { Registration } from '../types.ts';

export interface DealForm {
  registration: Registration;
  /** Said below the title when the vendor's people act in the partner's place. */
  aside?: string | undefined;
  /** Shown above the words of a request: what it stands on. */
  proof?: ReactNode;
  onClose: () => void;
  onDone: (record: Registration) => void;
}

const today = () => new Date().toISOString().slice(0, 10);

export function ReportDialog({ registration, aside, ...rest }: DealForm) {
  const t = useT();
  const [note, setNote] = useState('');
  const [nextSteps, setNextSteps] = useState(registration.next_steps);
  const [closeDate, setCloseDate] = useState(registration.close_date);
  const send = () =>
    call('reportProgress', {
      id: registration.id,
      note: note.trim(),
      next_steps: nextSteps.trim(),
      ...(closeDate ? { close_date: closeDate } : {}),
    });
  return (
    <FormDialog<Registration>
      title={t('registrations.action.report.title')}
      text={aside ?? t('registrations.action.report.text')}
      submit={t('registrations.action.report.do')}
      send={send}
      {...rest}
    >
      {(error) => (
        <>
          <LongTextField
            label={t('registrations.action.report.note')}
            value={note}
            error={error('note')}
            data-autofocus
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <LongTextField
            label={t('register.next_steps')}
            minRows={2}
            value={nextSteps}
            onChange={(event) => setNextSteps(event.currentTarget.value)}
          />
          <DateField
            label={t('register.closeDate')}
            value={closeDate}
            error={error('close_date')}
            onChange={setCloseDate}
          />
        </>
      )}
    </FormDialog>
  );
}

export function WinDialog({ registration, aside, ...rest }: DealForm) {
  const t = useT();
  const { locale } = useLocale();
  const given = registration.amount_minor;
  const [amount, setAmount] = useState(given === null ? '' : formatNumber(given / 100, locale));
  const [closedOn, setClosedOn] = useState<string | null>(today());
  const [reason, setReason] = useState<(typeof winReasons)[number] | null>(null);
  const [note, setNote] = useState('');
  const send = async () => {
    const read = parseMoney(amount, registration.currency as Currency, locale);
    if (!read.ok) throw refusedField('amount_minor', t('register.mistake.amount'));
    if (!reason) throw refusedField('reason_code', t('registrations.action.win.choose'));
    return call('winRegistration', {
      id: registration.id,
      amount_minor: read.money.amountMinor,
      closed_on: closedOn ?? today(),
      reason_code: reason,
      note: note.trim(),
    });
  };
  return (
    <FormDialog<Registration>
      title={t('registrations.action.win.title')}
      text={aside ?? t('registrations.action.win.text')}
      submit={t('registrations.action.win.do')}
      send={send}
      {...rest}
    >
      {(error) => (
        <>
          <TextField
            label={t('registrations.action.win.amount', {
              currency: t(`register.sign.${registration.currency}` as MessageId),
            })}
            inputMode="decimal"
            value={amount}
            error={error('amount_minor')}
            data-autofocus
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
          <DateField
            label={t('registrations.action.win.date')}
            maxDate={today()}
            value={closedOn}
            error={error('closed_on')}
            onChange={setClosedOn}
          />
          <SelectField
            label={t('registrations.action.win.reason')}
            data={winReasons.map((value) => ({ value, label: t(`registrations.reason.${value}`) }))}
            value={reason}
            error={error('reason_code')}
            onChange={(value) => setReason(winReasons.find((each) => each === value) ?? null)}
          />
          <LongTextField
            label={t('registrations.action.win.note')}
            minRows={2}
            value={note}
            error={error('note')}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

export function LoseDialog({ registration, aside, ...rest }: DealForm) {
  const t = useT();
  const [reason, setReason] = useState<(typeof loseReasons)[number] | null>(null);
  const [note, setNote] = useState('');
  const send = async () => {
    if (!reason) throw refusedField('reason_code', t('registrations.action.lose.choose'));
    return call('loseRegistration', { id: registration.id, reason_code: reason, note: note.trim() });
  };
  return (
    <FormDialog<Registration>
      title={t('registrations.action.lose.title')}
      text={aside ?? t('registrations.action.lose.text')}
      submit={t('registrations.action.lose.do')}
      send={send}
      {...rest}
    >
      {(error) => (
        <>
          <SelectField
            label={t('registrations.action.lose.reason')}
            data={loseReasons.map((value) => ({ value, label: t(`registrations.reason.${value}`) }))}
            value={reason}
            error={error('reason_code')}
            onChange={(value) => setReason(loseReasons.find((each) => each === value) ?? null)}
          />
          <LongTextField
            label={t('registrations.action.lose.note')}
            minRows={2}
            value={note}
            error={error('note')}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

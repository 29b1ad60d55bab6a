import type { MessageId } from '../../app/messages.ts';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { RestoreButton } from '../../features/registrations/actions/restore-button.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { Note } from '../../ui/note.tsx';
import type { DealPageSearch } from '../routes.ts';
import { useCabinet } from '../routes.ts';
import look from './deal.module.css';

function Sent({ registration, sent }: { registration: Registration; sent: NonNullable<DealPageSearch['sent']> }) {
  const t = useT();
  const { dateTime, number } = useFormat();
  const { vendorName } = useCabinet();
  const due = registration.clock ? dateTime(registration.clock.due_at) : '';
  // A change after approval may or may not have touched what is protected.
  const told = sent === 'edit' && registration.state === 'under_review' ? 'review' : sent;
  const count = registration.number === null ? '' : number(registration.number);
  return (
    <Note tone="hold" live title={t(`cabinet.sent.${told}.title`, { number: count })}>
      {t(`cabinet.sent.${told}.text`, { vendor: vendorName, due })}
    </Note>
  );
}

function Refused({ registration }: { registration: Registration }) {
  const t = useT();
  const { reason_code, reason_note, decision_rule } = registration;
  const reason = reason_code ? t(`registrations.reason.${reason_code}` as MessageId) : '';
  return (
    <Note tone="stop" title={t('cabinet.deal.refused', { reason })}>
      {reason_note && <p>{reason_note}</p>}
      {decision_rule && (
        <p>{t('cabinet.deal.byRule', { rule: t(`registrations.rule.${decision_rule}` as MessageId) })}</p>
      )}
      <p>{t(registration.can.appeal ? 'cabinet.deal.refusedAppeal' : 'cabinet.deal.refusedNext')}</p>
    </Note>
  );
}

/** The vendor proposes to take the protection away: what it says, and by when the partner may speak. */
function RemovalNote({ removal }: { removal: NonNullable<Registration['removal']> }) {
  const t = useT();
  const { dateTime } = useFormat();
  const { vendorName } = useCabinet();
  const { reason_code, note, statement, hearing_until, frozen_until } = removal;
  return (
    <Note tone="stop" title={t('cabinet.deal.removal', { vendor: vendorName })}>
      <p>{t(`registrations.reason.${reason_code}` as MessageId)}</p>
      <p>{note}</p>
      {frozen_until && <p>{t('cabinet.deal.removalFrozen', { at: dateTime(frozen_until) })}</p>}
      <p>
        {statement
          ? t('cabinet.deal.removalAnswered', { statement })
          : t('cabinet.deal.removalHearing', { at: dateTime(hearing_until) })}
      </p>
    </Note>
  );
}

/** What the page says before anything else: it has just been sent, a question waits, a refusal and its reason. */
export function DealNotes({ registration, sent }: { registration: Registration; sent: DealPageSearch['sent'] }) {
  const t = useT();
  const { vendorName } = useCabinet();
  const { state, reason_note } = registration;
  return (
    <div className={look.notes}>
      {sent && state !== 'draft' && <Sent registration={registration} sent={sent} />}
      {state === 'action_required' && reason_note && (
        <Note tone="wait" title={t('cabinet.deal.question', { vendor: vendorName })}>
          {reason_note}
        </Note>
      )}
      {registration.can.restore && (
        <Note title={t('cabinet.deal.lapsed')} actions={<RestoreButton id={registration.id} />}>
          {t('cabinet.deal.lapsedText')}
        </Note>
      )}
      {state === 'in_conflict' && (
        <Note tone="wait" title={t('cabinet.deal.conflict')}>
          {t('cabinet.deal.conflictText', { vendor: vendorName })}
        </Note>
      )}
      {registration.removal && <RemovalNote removal={registration.removal} />}
      {registration.provisional_at && (
        <Note tone="hold" title={t('cabinet.deal.silence', { vendor: vendorName })}>
          {t('cabinet.deal.silenceText')}
        </Note>
      )}
      {state === 'rejected' && <Refused registration={registration} />}
    </div>
  );
}

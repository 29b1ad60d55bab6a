import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useCommand } from '../../app/use-operation.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { EvidencePoints } from '../../features/deals/evidence-points.tsx';
import { ActionDialog, type DialogAction } from '../../features/registrations/actions/action-dialog.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyButton } from '../../ui/key-button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../routes.ts';
import look from './decide.module.css';
import { RemovalButtons } from './removal.tsx';
import type { Dossier } from './types.ts';

/** What the vendor's people may do once a claim is decided, each with its key. */
const KEYS = [
  ['decline_extension', 'D', 'decide.decline'],
  ['decline_removal', 'N', 'decide.removal.keep'],
  ['reactivate', 'V', 'decide.reactivate'],
  ['report', 'P', 'decide.report'],
  ['win', 'W', 'decide.win'],
  ['lose', 'L', 'decide.lose'],
] as const satisfies readonly (readonly [DialogAction, string, string])[];

export function hasAfterActions({ can }: Registration): boolean {
  return can.extend || can.propose_removal || can.confirm_removal || KEYS.some(([action]) => can[action]);
}

const DAY_MS = 86_400_000;

function leftOf({ automatic_left, manual_left }: NonNullable<Registration['extension']>): number {
  return automatic_left + manual_left;
}

/** What stands beside the buttons: what runs, until when, and what the first of them leads to. */
function useStanding({ extension, protected_until, state, clock }: Registration): string {
  const t = useT();
  const format = useFormat();
  if (state === 'expired')
    return clock ? t('decide.expiredUntil', { day: format.day(clock.due_at) }) : t('decide.expiredLong');
  if (state === 'at_risk') return t('decide.atRisk');
  if (!extension || !protected_until) return '';
  if (extension.asked_at) {
    const until = Date.parse(protected_until) + extension.days * DAY_MS;
    return t('decide.approveUntil', { day: format.shortDay(new Date(until).toISOString()) });
  }
  return t('decide.runs', { day: format.shortDay(protected_until), left: leftOf(extension) });
}

/** Words of the dialog: what is the partner's to do says on whose behalf it is done. */
function asideOf(action: DialogAction, { partner, extension }: Registration, t: T): string | undefined {
  if (action === 'decline_extension' || action === 'decline_removal') return undefined;
  if (action === 'extend') return t('registrations.action.extend.textVendor', { days: extension?.days ?? 0 });
  return t('registrations.action.onBehalf', { partner: partner.name });
}

/** The request that waits, in the partner's own words, and what silence would do. */
export function ExtensionRequest({ registration }: { registration: Registration }) {
  const t = useT();
  const format = useFormat();
  const { extension, partner } = registration;
  if (!extension?.asked_at) return null;
  return (
    <div className={look.block}>
      <h2>{t('decide.request', { partner: partner.name })}</h2>
      <p className={look.quote}>{extension.asked_note}</p>
      <EvidencePoints id={registration.id} />
      <p className={`k-small k-muted ${look.below}`}>
        {t('decide.extendAsked', { day: format.shortDay(extension.asked_at), left: leftOf(extension) - 1 })}
      </p>
    </div>
  );
}

/** After the decision: extension and its request, report, reactivation, the end of the deal. */
export function AfterButtons({ registration, dossier }: { registration: Registration; dossier: Dossier }) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { vendor } = useWorkspace();
  const [dialog, setDialog] = useState<DialogAction | null>(null);
  const { can, extension } = registration;
  const standing = useStanding(registration);
  const asked = extension?.asked_at != null;
  const done = (saved: Registration, action: DialogAction) => {
    setDialog(null);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'getRegistration' });
    client.setQueryData(['getRegistration', { id: saved.id }], saved);
    const { next } = dossier.queue;
    const open = (id: string) => void navigate({ to: '/w/$vendor/deals/$id', params: { vendor, id } });
    // An answered request leaves the queue as a decided claim does: the next case opens, this one stays a press away.
    const follows = asked && (action === 'extend' || action === 'decline_extension') && next !== null;
    const back = { label: t('decide.openDecided'), onPress: () => open(saved.id) };
    showToast({ message: t(`registrations.action.${action}.done`), ...(follows ? { action: back } : {}) });
    if (follows) open(next.id);
  };
  const grant = useCommand('extendRegistration', { stale: [], onDone: (saved) => done(saved, 'extend') });
  const busy = dialog !== null || grant.isPending;
  return (
    <>
      {grant.error !== null && <ErrorNote error={grant.error} />}
      <RemovalButtons registration={registration} disabled={busy} />
      {can.extend && (
        <KeyButton
          keyName="E"
          primary={asked}
          disabled={busy}
          onPress={() => (asked ? grant.mutate({ id: registration.id }) : setDialog('extend'))}
        >
          {asked ? t('decide.extend', { days: extension?.days ?? 0 }) : t('decide.extendMore')}
        </KeyButton>
      )}
      {standing && <span className={look.beside}>{standing}</span>}
      {KEYS.filter(([action]) => can[action]).map(([action, key, words]) => (
        <KeyButton key={action} keyName={key} disabled={busy} onPress={() => setDialog(action)}>
          {t(words)}
        </KeyButton>
      ))}
      {dialog && (
        <ActionDialog
          action={dialog}
          registration={registration}
          aside={asideOf(dialog, registration, t)}
          onClose={() => setDialog(null)}
          onDone={(saved) => done(saved, dialog)}
        />
      )}
    </>
  );
}

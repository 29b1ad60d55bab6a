import { UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { nameFirst } from '../../features/registrations/deal-words.ts';
import type { Registration } from '../../features/registrations/types.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyButton } from '../../ui/key-button.tsx';
import { useWorkspace } from '../routes.ts';
import { AfterButtons, hasAfterActions } from './after-bar.tsx';
import { ApprovePanel } from './approve-panel.tsx';
import { AskPanel } from './ask-panel.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import look from './decide.module.css';
import { RejectPanel } from './reject-panel.tsx';
import type { Dossier } from './types.ts';
import { useDecide } from './use-decide.ts';

type Panel = 'approve' | 'ask' | 'reject' | 'conflict';

interface BarProps {
  registration: Registration;
  dossier: Dossier;
}

/** What stands in the way of approval, in words; `null` when nothing does. */
function obstacle({ registration, dossier }: BarProps, t: T): string | null {
  const waiting = dossier.candidates.filter((candidate) => candidate.needs_answer).length;
  if (waiting > 0) return t('decide.obstacle.candidates', { count: waiting });
  if (!dossier.scope_free) return t('decide.obstacle.scope');
  const stop = dossier.checks.find((check) => check.level === 'stop');
  if (stop?.code === 'partner_status') return t('decide.obstacle.partner', { name: registration.partner.name });
  return null;
}

function Next({ dossier }: { dossier: Dossier }) {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const { next } = dossier.queue;
  if (!next) return null;
  const late = next.due_at !== null && Date.parse(next.due_at) < Date.now();
  return (
    <Link className={look.next} to="/w/$vendor/deals/$id" params={{ vendor, id: next.id }}>
      <span className="k-muted">{t('decide.nextCase')}</span>
      <span className="k-clip">{nameFirst(next.customer_name)}</span>
      {next.due_at && (
        <span className={late ? 'k-stop' : 'k-muted'}>{late ? t('decide.late') : format.relative(next.due_at)}</span>
      )}
      <IconArrowRight size={18} aria-hidden />
    </Link>
  );
}

function Buttons({
  registration,
  dossier,
  panel,
  setPanel,
}: BarProps & { panel: Panel | null; setPanel: (panel: Panel | null) => void }) {
  const t = useT();
  const format = useFormat();
  const { mutate, isPending, error } = useDecide(registration, dossier);
  const { can } = registration;
  const stands = obstacle({ registration, dossier }, t);
  const grant = dossier.on_approval;
  const busy = isPending || panel !== null;
  const rule = grant.decision_rule;
  const approve = () => (rule ? mutate({ kind: 'approve', input: { decision_rule: rule } }) : setPanel('approve'));
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      <div className={look.bar}>
        <KeyButton keyName="A" primary disabled={busy || stands !== null} onPress={approve}>
          {t('decide.approve', { days: grant.protection_days })}
        </KeyButton>
        <span className={look.beside}>
          {stands ??
            (rule
              ? t('decide.approveUntil', { day: format.shortDay(grant.protected_until) })
              : t('decide.chooseGround'))}
          {!stands && (
            <UnstyledButton className={look.more} onClick={() => setPanel('approve')}>
              {t('decide.withWords')}
            </UnstyledButton>
          )}
        </span>
        {(can.request_changes || can.take) && (
          <KeyButton keyName="Q" disabled={busy} onPress={() => setPanel('ask')}>
            {t('decide.ask')}
          </KeyButton>
        )}
        <KeyButton keyName="R" disabled={busy} onPress={() => setPanel('reject')}>
          {t('decide.reject')}
        </KeyButton>
        {can.open_conflict && hasOtherClaims(dossier) && (
          <KeyButton keyName="C" disabled={busy} onPress={() => setPanel('conflict')}>
            {t('decide.conflict')}
          </KeyButton>
        )}
        {can.resolve_conflict && (
          <KeyButton keyName="C" disabled={busy} onPress={() => mutate({ kind: 'resolve', input: {} })}>
            {t('decide.resolve')}
          </KeyButton>
        )}
        {can.take && (
          <KeyButton keyName="T" disabled={busy} onPress={() => mutate({ kind: 'take' })}>
            {t('decide.take')}
          </KeyButton>
        )}
        <Next dossier={dossier} />
      </div>
    </>
  );
}

/** Another claim for the same customer. */
const hasOtherClaims = ({ candidates }: Dossier) =>
  candidates.some(({ claim, strength, verdict }) => claim !== null && (strength === 'exact' || verdict === 'same'));

/** Why there is nothing to press: the partner's turn, a decision that stands, or the end. */
function idleWords({ state, appealed_at, frozen }: Registration) {
  if (frozen) return 'decide.frozen';
  if (appealed_at && (state === 'under_review' || state === 'in_conflict')) return 'decide.ownRefusal';
  if (state === 'action_required') return 'decide.partnersTurn';
  return state === 'approved' || state === 'at_risk' ? 'decide.nothingToDecide' : 'decide.ended';
}

/** The decision: one key each, with its consequence beside it; what it needs unfolds above the bar. */
export function ActionBar(props: BarProps) {
  const t = useT();
  const { registration, dossier } = props;
  const [panel, setPanel] = useState<Panel | null>(null);
  const close = () => setPanel(null);
  useHotkeys([['Escape', close]], []);
  const decides = registration.can.approve || registration.can.reject || registration.can.take;
  if (!decides) {
    return (
      <footer className={look.acts}>
        <div className={look.bar}>
          {hasAfterActions(registration) ? (
            <AfterButtons registration={registration} dossier={dossier} />
          ) : (
            <span className="k-muted">{t(idleWords(registration))}</span>
          )}
          <Next dossier={dossier} />
        </div>
      </footer>
    );
  }
  const shared = { registration, dossier, onClose: close };
  return (
    <footer className={look.acts}>
      {panel === 'approve' && <ApprovePanel {...shared} />}
      {panel === 'ask' && <AskPanel {...shared} />}
      {panel === 'conflict' && <ConflictPanel {...shared} />}
      {panel === 'reject' && <RejectPanel {...shared} />}
      <Buttons {...props} panel={panel} setPanel={setPanel} />
    </footer>
  );
}

import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import type { Registration, RegistrationState } from '../../features/registrations/types.ts';
import look from './decide.module.css';

const UNDECIDED: readonly RegistrationState[] = ['under_review', 'action_required', 'in_conflict'];

/** Why the partner thinks that the refusal was wrong; somebody else than its author reads and decides. */
export function Appeal({ registration }: { registration: Registration }) {
  const t = useT();
  const waits = registration.appealed_at !== null && UNDECIDED.includes(registration.state);
  const { data } = useRead('listRegistrationEvents', { id: registration.id }, { enabled: waits });
  const appeal = data?.items.findLast(({ type }) => type === 'appeal');
  if (!waits || !appeal) return null;
  return (
    <div className={look.block}>
      <h2>{t('decide.appealed')}</h2>
      <p className={look.quote}>{appeal.note}</p>
      <p className={`k-small k-muted ${look.below}`}>{t('decide.appealedText')}</p>
    </div>
  );
}

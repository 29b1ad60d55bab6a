import { registrationTable } from '@kanal/server/registration/registrations/rules/states.ts';
import { useT } from '../../app/use-t.tsx';
import look from './help.module.css';

/** Every move a registration can make, drawn from the table that the server obeys. */
export function StateTable() {
  const t = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled by keyboard too
    <section className={look.wide} tabIndex={0} aria-label={t('help.states')}>
      <table className={look.table}>
        <caption className="k-hidden">{t('help.states')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('help.from')}</th>
            <th scope="col">{t('help.move')}</th>
            <th scope="col">{t('help.to')}</th>
            <th scope="col">{t('help.whoMay')}</th>
          </tr>
        </thead>
        <tbody>
          {registrationTable.rows.map((row) => (
            <tr key={`${row.from.join()} ${row.event}`}>
              <td>{row.from.map((state) => t(`registrations.state.${state}`)).join(', ')}</td>
              <td>
                {t(`help.event.${row.event}`)}
                {row.guard === undefined || row.guard === 'complete' ? null : (
                  <span className="k-muted"> · {t(`help.guard.${row.guard as Guard}`)}</span>
                )}
              </td>
              <td>{t(`registrations.state.${row.to}`)}</td>
              <td>{row.who.map((who) => t(`help.who.${who}`)).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Conditions of the table that need a word; that a submission is complete says the chapter itself. */
type Guard =
  | 'reason'
  | 'rival_claim'
  | 'decision_overdue'
  | 'vendor_silent'
  | 'vendor_silent_in_vain'
  | 'appeal'
  | 'evidence'
  | 'partner_terminated'
  | 'two_approvers'
  | 'scope_free'
  | 'extension'
  | 'extension_request'
  | 'report_overdue'
  | 'protection_over'
  | 'reactivation'
  | 'answer_overdue'
  | 'change_of_protected'
  | 'change_unanswered'
  | 'idle_draft'
  | 'never_submitted';

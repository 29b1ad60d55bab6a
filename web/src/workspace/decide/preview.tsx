import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { shortName } from '../../features/registrations/deal-words.ts';
import type { Registration } from '../../features/registrations/types.ts';
import look from './decide.module.css';
import { ruleWord } from './reasons.ts';
import type { Dossier } from './types.ts';

/** What the partner will read when the claim is approved: the consequence of the key A, before it is pressed. */
export function Preview({ registration, dossier }: { registration: Registration; dossier: Dossier }) {
  const t = useT();
  const format = useFormat();
  const { protected_until, report_due_at, decision_rule } = dossier.on_approval;
  if (decision_rule === null || (!registration.can.approve && !registration.can.take)) return null;
  return (
    <div className={look.block}>
      <h2>{t('decide.preview', { partner: registration.partner.name })}</h2>
      <p className={look.quote}>
        {t('decide.previewText', {
          customer: shortName(registration.customer_name),
          products: registration.products.map((product) => product.name[format.locale]).join(', '),
          until: format.day(protected_until),
          rule: ruleWord(decision_rule, t),
          report: format.day(report_due_at),
        })}
      </p>
    </div>
  );
}

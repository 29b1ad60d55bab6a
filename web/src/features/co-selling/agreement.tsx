import type { ReactNode } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import look from './co-selling.module.css';
import { AgreementBadge } from './state-badge.tsx';
import type { Agreement } from './types.ts';

interface AgreementProps {
  agreement: Agreement;
  /** What the reader may do with it. */
  children?: ReactNode;
}

/** One proposal or agreement as the lead and the vendor read it: with whom, which part, which shares, what is awaited. */
export function AgreementRow({ agreement, children }: AgreementProps) {
  const t = useT();
  const { day, dateTime } = useFormat();
  const { support, named_tax_id, role, lead_percent, support_percent, proposer, proposed_at, note } = agreement;
  const open = agreement.state === 'proposed' || agreement.state === 'invited';
  const by = agreement.due_at ?? (open ? agreement.expected_by : null);
  return (
    <li className={look.item}>
      <div className={look.byline}>
        <b>
          {support?.name ?? (named_tax_id ? t('deals.share.taxId', { id: named_tax_id }) : t('deals.share.helper'))}
        </b>
        <AgreementBadge state={agreement.state} />
      </div>
      <p>{role}</p>
      <p>{t('deals.share.split', { lead: lead_percent, support: support_percent })}</p>
      {by && <p className="k-muted">{t('deals.share.answerBy', { time: dateTime(by) })}</p>}
      {note && <p className="k-muted">{note}</p>}
      <p className="k-small k-muted">{t('deals.share.proposed', { name: proposer, day: day(proposed_at) })}</p>
      {children}
    </li>
  );
}

/** What goes on or holds comes first; what came to nothing can be unfolded. */
export function Agreements({
  items,
  actions,
}: {
  items: readonly Agreement[];
  actions: (agreement: Agreement) => ReactNode;
}) {
  const t = useT();
  const isNow = ({ state }: Agreement) => ['proposed', 'invited', 'agreed'].includes(state);
  const [now, earlier] = [items.filter(isNow), items.filter((each) => !isNow(each))];
  const rows = (list: readonly Agreement[]) => (
    <ul className={look.list}>
      {list.map((each) => (
        <AgreementRow key={each.id} agreement={each}>
          {actions(each)}
        </AgreementRow>
      ))}
    </ul>
  );
  return (
    <>
      {now.length > 0 && rows(now)}
      {earlier.length > 0 && (
        <details className={look.earlier}>
          <summary>{t('deals.share.earlier', { count: earlier.length })}</summary>
          {rows(earlier)}
        </details>
      )}
    </>
  );
}

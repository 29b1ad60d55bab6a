import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { tierWord } from '../queue/columns.tsx';
import { useWorkspace } from '../routes.ts';
import look from './decide.module.css';
import { FileLink } from './files.tsx';
import { FirstReceipt } from './receipts.tsx';
import type { Dossier } from './types.ts';

interface ClaimProps {
  registration: Registration;
  dossier: Dossier | undefined;
}

function usePartner({ registration, dossier }: ClaimProps): Fact {
  const t = useT();
  const { vendor } = useWorkspace();
  const { partner, responsible, branch } = registration;
  const year = dossier?.partner_year;
  return {
    term: t('decide.partner'),
    value: (
      <>
        <Link className="k-plain" to="/w/$vendor/partners/$id" params={{ vendor, id: partner.id }}>
          <b>{partner.name}</b>
        </Link>
        {[tierWord(partner.tier, t), responsible.name, branch?.name].map((part) => part && ` · ${part}`)}
      </>
    ),
    ...(year
      ? {
          note: t('decide.partnerYear', {
            registered: year.registered,
            won: year.won,
            expired: year.expired_without_report,
            open: year.open,
            quota: year.quota,
          }),
        }
      : {}),
  };
}

function useFacts(props: ClaimProps): Fact[] {
  const t = useT();
  const { registration } = props;
  const contact = [registration.contact_name, registration.contact_role].filter(Boolean).join(', ');
  const ways = [registration.contact_email, registration.contact_phone].filter(Boolean).join(' · ');
  const notice = registration.notice_number && t('decide.notice', { number: registration.notice_number });
  const facts: (Fact | null)[] = [
    usePartner(props),
    { term: t('decide.need'), value: registration.need || '—' },
    {
      term: t('decide.kind'),
      value: [t(`decide.type.${registration.type}`), t(`decide.route.${registration.route}`)].join(' · '),
      ...(notice ? { note: notice } : {}),
    },
    contact || ways
      ? { term: t('decide.contact'), value: contact || ways, ...(contact && ways ? { note: ways } : {}) }
      : null,
    registration.work_done ? { term: t('decide.done'), value: registration.work_done } : null,
    registration.next_steps ? { term: t('decide.next'), value: registration.next_steps } : null,
    registration.help_wanted ? { term: t('decide.help'), value: registration.help_wanted } : null,
    registration.competitor ? { term: t('decide.competitor'), value: registration.competitor } : null,
    registration.incumbent ? { term: t('decide.incumbent'), value: registration.incumbent } : null,
    registration.files.length > 0
      ? {
          term: t('decide.files'),
          value: registration.files.map((file) => <FileLink key={file.id} registration={registration} file={file} />),
        }
      : null,
    registration.reason_note ? { term: t('decide.lastWords'), value: registration.reason_note } : null,
  ];
  return facts.filter((fact) => fact !== null);
}

/** What the partner claims, in the order in which a decision needs it. */
export function Claim(props: ClaimProps) {
  const t = useT();
  const format = useFormat();
  const { number, first_submitted_at: submitted } = props.registration;
  return (
    <div className={look.block}>
      <div className={look.blockHead}>
        <h2>{number === null ? t('decide.draft') : t('decide.claim', { number: format.number(number) })}</h2>
        {submitted && (
          <span className="k-muted">
            {format.dateTime(submitted)}:{String(new Date(submitted).getUTCSeconds()).padStart(2, '0')}
            <FirstReceipt registration={props.registration} />
          </span>
        )}
      </div>
      <Facts facts={useFacts(props)} />
    </div>
  );
}

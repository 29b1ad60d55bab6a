import { Link } from '@tanstack/react-router';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { useWorkspace } from '../routes.ts';
import look from './decide.module.css';

/** Where the protection came from, or went: one press away on both registrations. */
export function Transfers({ registration }: { registration: Registration }) {
  const t = useT();
  const { vendor } = useWorkspace();
  const { from, to } = registration.transfers ?? { from: null, to: null };
  return (['from', 'to'] as const).map((way) => {
    const other = way === 'from' ? from : to;
    return (
      other && (
        <p key={way} className={look.block}>
          <Link to="/w/$vendor/deals/$id" params={{ vendor, id: other.id }}>
            {t(`decide.transfers.${way}`, { number: other.number ?? 0, partner: other.partner.name })}
          </Link>
        </p>
      )
    );
  });
}

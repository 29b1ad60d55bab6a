import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { StateBadge } from '../../features/registrations/state-badge.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { Clock } from '../../ui/clock.tsx';
import { dueWords } from '../due-words.ts';
import { useWorkspace } from '../routes.ts';
import look from './decide.module.css';
import type { Dossier } from './types.ts';

function Turn({ registration }: { registration: Registration }) {
  const t = useT();
  const format = useFormat();
  const { clock } = registration;
  if (!clock) return <StateBadge state={registration.state} />;
  const words = dueWords(clock, t, format);
  const whose = clock.turn === 'vendor' ? t('decide.yourTurn') : t('workspace.turn.partner');
  return (
    <div className={look.turn}>
      <Clock {...words.reading} size={32} label={words.label} />
      <div>
        <b className={words.colour === 'k-stop' ? 'k-stop' : ''}>{`${whose}: ${words.due}`}</b>
        <div className="k-small k-muted">
          {t('decide.until', { what: t(`workspace.awaits.${clock.awaits}`), due: format.dateTime(clock.due_at) })}
        </div>
      </div>
    </div>
  );
}

/** One line of what is claimed: identifiers, place, products, money, close. */
function useClaimLine(registration: Registration) {
  const t = useT();
  const format = useFormat();
  const { customer_tax_id: taxId, products, amount_minor, currency, billing, close_date } = registration;
  const product = products.map(({ name, quantity }) =>
    quantity === null ? name[format.locale] : t('decide.quantity', { name: name[format.locale], count: quantity }),
  );
  return {
    before: [taxId && t('decide.taxId', { value: taxId }), registration.customer_city, product.join(', ')].filter(
      Boolean,
    ),
    amount: amount_minor === null ? null : format.money(amount_minor, currency),
    after: [
      amount_minor === null ? null : t(`decide.billing.${billing}`),
      close_date && t('decide.closing', { day: format.day(close_date) }),
    ].filter(Boolean),
  };
}

export function DecideHeader({ registration, dossier }: { registration: Registration; dossier: Dossier | undefined }) {
  const t = useT();
  const { vendor } = useWorkspace();
  const line = useClaimLine(registration);
  const place = dossier?.queue;
  return (
    <header className={look.header}>
      <ActionIcon
        className={look.back!}
        aria-label={t('decide.back')}
        renderRoot={(props) => (
          <Link {...props} to="/w/$vendor/deals" params={{ vendor }} search={{ view: 'my_turn' }} />
        )}
      >
        <IconArrowLeft size={20} aria-hidden />
      </ActionIcon>
      <div className="k-grow">
        <div className={look.name}>
          <h1>{registration.customer_name}</h1>
          {place && place.position > 0 && (
            <span className="k-muted">{t('decide.position', { position: place.position, total: place.total })}</span>
          )}
          {registration.clock && <StateBadge state={registration.state} awaits={registration.clock.awaits} bare />}
        </div>
        <p className="k-muted">
          {line.before.join(' · ')}
          {line.amount && (
            <>
              {' · '}
              <b className={look.amount}>{line.amount}</b>{' '}
            </>
          )}
          {line.after.join(' · ')}
        </p>
      </div>
      {registration.protected_from && (
        <Button
          renderRoot={(props) => (
            <Link {...props} to="/w/$vendor/deals/$id/room" params={{ vendor, id: registration.id }} />
          )}
        >
          {t('decide.room')}
        </Button>
      )}
      <Turn registration={registration} />
    </header>
  );
}

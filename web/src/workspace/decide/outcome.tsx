import type { MessageId } from '../../app/messages.ts';
import { type Format, useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { type T, useT } from '../../app/use-t.tsx';
import type { HistoryEvent, Registration, RegistrationState } from '../../features/registrations/types.ts';
import { type Fact, Facts } from '../../ui/facts.tsx';
import look from './decide.module.css';

const ENDED: readonly RegistrationState[] = [
  'rejected',
  'expired',
  'withdrawn',
  'revoked',
  'transferred',
  'won',
  'lost',
];

function actorWords(event: HistoryEvent, t: T, format: Format): string {
  const at = format.dateTime(event.at);
  if (event.actor_kind === 'system') return t('decide.outcome.system', { at });
  const name = event.actor_name;
  return t(event.data.on_behalf === 'partner' ? 'decide.outcome.onBehalf' : 'decide.outcome.by', { name, at });
}

function saleFacts(event: HistoryEvent, { currency }: Registration, t: T, format: Format): Fact[] {
  const { amount_minor, closed_on } = event.data;
  if (typeof amount_minor !== 'number' || typeof closed_on !== 'string') return [];
  return [
    { term: t('decide.outcome.sale'), value: <b>{format.money(amount_minor, currency)}</b> },
    { term: t('decide.outcome.contract'), value: format.day(closed_on) },
  ];
}

function factsOf(event: HistoryEvent, registration: Registration, t: T, format: Format): Fact[] {
  const { decision_rule, protected_from, protected_until, state } = registration;
  const rule = state === 'rejected' && decision_rule ? t(`registrations.rule.${decision_rule}` as MessageId) : '';
  const reason = event.reason_code ? t(`registrations.reason.${event.reason_code}` as MessageId) : '';
  const range = {
    from: protected_from && format.day(protected_from),
    until: protected_until && format.day(protected_until),
  };
  const facts: (Fact & { value: unknown })[] = [
    ...saleFacts(event, registration, t, format),
    { term: t('decide.outcome.reason'), value: reason },
    { term: t('decide.outcome.rule'), value: rule },
    { term: t('decide.outcome.words'), value: event.note },
    {
      term: t('decide.outcome.protected'),
      value: range.from && range.until ? t('decide.outcome.range', { from: range.from, until: range.until }) : '',
      ...(registration.extensions > 0
        ? { note: `${t('decide.outcome.extensions')}: ${format.number(registration.extensions)}` }
        : {}),
    },
  ];
  return facts.filter((fact) => fact.value !== '');
}

/** How an ended registration ended: what, why, by whom, and what it was worth. */
export function Outcome({ registration }: { registration: Registration }) {
  const t = useT();
  const format = useFormat();
  const ended = ENDED.includes(registration.state);
  const { data } = useRead('listRegistrationEvents', { id: registration.id }, { enabled: ended });
  const last = data?.items.findLast(
    (event) => event.to_state === registration.state && event.from_state !== event.to_state,
  );
  if (!ended || !last) return null;
  return (
    <div className={look.block}>
      <h2>{t('decide.outcome')}</h2>
      <p className={`k-muted ${look.above}`}>{actorWords(last, t, format)}</p>
      <Facts facts={factsOf(last, registration, t, format)} />
    </div>
  );
}

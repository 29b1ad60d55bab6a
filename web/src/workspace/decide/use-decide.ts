import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { call, type Input, newIdempotencyKey } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import { shortName } from '../../features/registrations/deal-words.ts';
import type { Registration } from '../../features/registrations/types.ts';
import { showToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../routes.ts';
import type { Dossier } from './types.ts';

type Deciding = 'approveRegistration' | 'requestChanges' | 'rejectRegistration' | 'openConflict' | 'resolveConflict';
type Without<N extends Deciding> = Omit<Input<N>, 'id'>;
export type Decision =
  | { kind: 'take' }
  | { kind: 'approve'; input: Without<'approveRegistration'> }
  | { kind: 'ask'; input: Without<'requestChanges'> }
  | { kind: 'conflict'; input: Without<'openConflict'> }
  | { kind: 'resolve'; input: Without<'resolveConflict'> }
  | { kind: 'reject'; input: Without<'rejectRegistration'> };

const STALE = [
  'getToday',
  'countRegistrations',
  'listRegistrations',
  'getDossier',
  'listRegistrationEvents',
  'getScorecard',
];

async function carryOut({ id }: Registration, decision: Decision, idempotencyKey: string): Promise<Registration> {
  const options = { idempotencyKey };
  if (decision.kind === 'take') return call('takeRegistration', { id }, options);
  if (decision.kind === 'approve') return call('approveRegistration', { id, ...decision.input }, options);
  if (decision.kind === 'ask') return call('requestChanges', { id, ...decision.input }, options);
  if (decision.kind === 'conflict') return call('openConflict', { id, ...decision.input }, options);
  if (decision.kind === 'resolve') return call('resolveConflict', { id, ...decision.input }, options);
  return call('rejectRegistration', { id, ...decision.input }, options);
}

/**
 * Carries a decision out: a claim nobody has taken yet is taken first, by the person who decides. Afterwards the next
 * case of the queue opens by itself; the decided one stays one press away.
 */
export function useDecide(registration: Registration, dossier: Dossier) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { vendor } = useWorkspace();
  // One key for one intent: a repeated press after a lost answer counts once.
  const key = useRef({ intent: '', value: newIdempotencyKey() });

  const open = (id: string) => void navigate({ to: '/w/$vendor/deals/$id', params: { vendor, id } });
  const follow = (decision: Decision, saved: Registration) => {
    // What is still to be decided stays open.
    if (decision.kind === 'take' || decision.kind === 'resolve') return;
    const message = t(`decide.done.${decision.kind}`, { customer: shortName(saved.customer_name) });
    showToast({ message, action: { label: t('decide.openDecided'), onPress: () => open(saved.id) } });
    const { next } = dossier.queue;
    if (next) open(next.id);
    else void navigate({ to: '/w/$vendor/deals', params: { vendor }, search: { view: 'my_turn' } });
  };

  return useMutation<Registration, unknown, Decision>({
    mutationFn: async (decision) => {
      const intent = JSON.stringify(decision);
      if (key.current.intent !== intent) key.current = { intent, value: newIdempotencyKey() };
      if (decision.kind !== 'take' && decision.kind !== 'conflict' && registration.can.take)
        await call('takeRegistration', { id: registration.id });
      return carryOut(registration, decision, key.current.value);
    },
    onSuccess: (saved, decision) => {
      client.setQueryData(['getRegistration', { id: saved.id }], saved);
      void client.invalidateQueries({ predicate: ({ queryKey }) => STALE.includes(String(queryKey[0])) });
      follow(decision, saved);
    },
    // The claim may have been taken, or changed by somebody else meanwhile: what is shown must be what is so.
    onError: () => {
      void client.invalidateQueries({ queryKey: ['getRegistration', { id: registration.id }] });
      void client.invalidateQueries({ queryKey: ['getDossier', { id: registration.id }] });
    },
  });
}

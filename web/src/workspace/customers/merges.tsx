import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { showToast } from '../../ui/toast.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import type { Customer } from './customer-types.ts';
import { useUndoMerge } from './use-undo-merge.ts';

type Merge = Output<'listCustomerMerges'>['items'][number];

function useUndo() {
  const t = useT();
  const { mutate, isPending, error } = useUndoMerge();
  const undo = (goneId: string, name: string) =>
    mutate({ id: goneId }, { onSuccess: () => showToast({ message: t('customers.merge.undone', { name }) }) });
  return { undo, isPending, error };
}

/** A merged record names its successor and the way back. */
export function MergedInto({ customer, successorId }: { customer: Customer; successorId: string }) {
  const t = useT();
  const { vendor, can } = useWorkspace();
  const { undo, isPending, error } = useUndo();
  const successor = useRead('getCustomer', { id: successorId }).data;
  return (
    <>
      <Note
        title={t('customers.status.merged')}
        actions={
          can('customer.merge') && (
            <Button loading={isPending} onClick={() => undo(customer.id, customer.name)}>
              {t('customers.merge.undo')}
            </Button>
          )
        }
      >
        <Link
          className={`${page.link} ${page.alone}`}
          to="/w/$vendor/customers/$id"
          params={{ vendor, id: successorId }}
        >
          {t('customers.merge.successor', { name: successor?.name ?? '…' })}
        </Link>
      </Note>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}

function Line({ merge, customerId, onUndo }: { merge: Merge; customerId: string; onUndo: (() => void) | undefined }) {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const other = merge.kept.id === customerId ? merge.gone : merge.kept;
  const undone =
    merge.undone && t('customers.merge.undoneBy', { by: merge.undone.by ?? '', day: format.day(merge.undone.at) });
  const words = [
    t(merge.kept.id === customerId ? 'customers.merge.joined' : 'customers.merge.went', {
      by: merge.by ?? '',
      day: format.day(merge.at),
      count: merge.registrations,
    }),
    undone,
  ];
  return (
    <li className={page.line}>
      <span>
        <Link className="k-plain" to="/w/$vendor/customers/$id" params={{ vendor, id: other.id }}>
          {other.name}
        </Link>
        <span className={`k-small k-muted ${page.message}`}>{words.filter(Boolean).join('. ')}</span>
      </span>
      {onUndo && (
        <Button onClick={onUndo} aria-label={t('customers.merge.undoOf', { name: merge.gone.name })}>
          {t('customers.merge.undo')}
        </Button>
      )}
    </li>
  );
}

/** Records that became this one, and the way back for each. */
export function Merges({ customer }: { customer: Customer }) {
  const t = useT();
  const { data } = useRead('listCustomerMerges', { id: customer.id });
  const { undo, error } = useUndo();
  if (!data || data.items.length === 0) return null;
  return (
    <section className={page.section}>
      <h2>{t('customers.merge.list')}</h2>
      {error !== null && <ErrorNote error={error} />}
      <ul className={page.list}>
        {data.items.map((merge) => (
          <Line
            key={merge.id}
            merge={merge}
            customerId={customer.id}
            onUndo={
              merge.can.undo && merge.kept.id === customer.id ? () => undo(merge.gone.id, merge.gone.name) : undefined
            }
          />
        ))}
      </ul>
    </section>
  );
}

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useCommand, usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';

type Answer = Output<'listCustomerAnswers'>['items'][number];

/** Reads that an answer or its withdrawal makes stale. */
export const staleByAnswer = ['listCustomerDuplicates', 'listCustomerAnswers', 'getCustomer', 'getDossier'] as const;

export function useWithdraw() {
  const t = useT();
  const { mutate, isPending, error } = useCommand('withdrawCustomerAnswer', { stale: staleByAnswer });
  const withdraw = (left: { id: string }, right: { id: string }) =>
    mutate(
      { left_id: left.id, right_id: right.id },
      { onSuccess: () => showToast({ message: t('customers.answers.withdrawn') }) },
    );
  return { withdraw, isPending, error };
}

interface LineProps {
  answer: Answer;
  /** Whose page it is: only the other one is named then. */
  customerId: string | undefined;
  onWithdraw: (() => void) | undefined;
}

function Line({ answer, customerId, onWithdraw }: LineProps) {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const { left, right, verdict, by, at } = answer;
  const named = [left, right].filter(({ id }) => id !== customerId);
  return (
    <li className={page.line}>
      <span>
        {named.map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && ' · '}
            <Link className="k-plain" to="/w/$vendor/customers/$id" params={{ vendor, id }}>
              {name}
            </Link>
          </span>
        ))}
        <span className={`k-small k-muted ${page.message}`}>
          {[t(`customers.duplicates.${verdict}`), by, format.day(at)].filter(Boolean).join(' · ')}
        </span>
      </span>
      {onWithdraw && (
        <Button
          size="compact-md"
          onClick={onWithdraw}
          aria-label={t('customers.answers.withdrawOf', { names: named.map(({ name }) => name).join(', ') })}
        >
          {t('customers.answers.withdraw')}
        </Button>
      )}
    </li>
  );
}

interface AnswersProps {
  /** Absent: about all customers. */
  customerId?: string;
  /** Shown elsewhere on the page already. */
  except?: readonly string[];
}

/** What people have answered about similar customers, and the way back for each. */
export function Answers({ customerId, except = [] }: AnswersProps) {
  const t = useT();
  const answers = usePages('listCustomerAnswers', customerId ? { customer_id: customerId } : {});
  const { withdraw, isPending, error } = useWithdraw();
  const shown = (answers.rows ?? []).filter(
    ({ left, right }) => ![left.id, right.id].some((id) => except.includes(id)),
  );
  if (shown.length === 0) return null;
  return (
    <section className={page.section}>
      <h2>{t('customers.answers')}</h2>
      {error !== null && <ErrorNote error={error} />}
      <ul className={page.list}>
        {shown.map((answer) => (
          <Line
            key={`${answer.left.id} ${answer.right.id}`}
            answer={answer}
            customerId={customerId}
            onWithdraw={answer.can.withdraw && !isPending ? () => withdraw(answer.left, answer.right) : undefined}
          />
        ))}
      </ul>
      {answers.hasMore && (
        <Button onClick={answers.loadMore} loading={answers.loadingMore}>
          {t('customers.duplicates.more')}
        </Button>
      )}
    </section>
  );
}

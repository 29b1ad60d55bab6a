import { Button, UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useCommand, usePages, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { Comparison } from '../../ui/comparison.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { MatchReasons } from '../match-reasons.tsx';
import { useWorkspace } from '../routes.ts';
import { RelationBadge, VERDICTS, type Verdict, VerdictButtons } from '../verdicts.tsx';
import { Answers, staleByAnswer, useWithdraw } from './answers.tsx';
import look from './duplicates.module.css';
import { MergeDrawer } from './merge-drawer.tsx';
import { mergeRows } from './merge-rows.ts';

type Pair = Output<'listCustomerDuplicates'>['items'][number];
const keyOf = ({ left, right }: Pair) => `${left.id} ${right.id}`;

interface CardProps {
  pair: Pair;
  pending: boolean;
  onAnswer: (verdict: Verdict) => void;
}

/** One pair in full: both records side by side, why they are asked about, and the answer. */
function Card({ pair, pending, onAnswer }: CardProps) {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const left = useRead('getCustomer', { id: pair.left.id }).data;
  const right = useRead('getCustomer', { id: pair.right.id }).data;
  return (
    <article className={look.card}>
      <div className={look.head}>
        <h2>
          {[pair.left, pair.right].map(({ id, name }, at) => (
            <Fragment key={id}>
              {at > 0 && ' · '}
              <Link className="k-plain" to="/w/$vendor/customers/$id" params={{ vendor, id }}>
                {name}
              </Link>
            </Fragment>
          ))}
        </h2>
        <RelationBadge relation={pair.relation} of="customer" />
      </div>
      {left && right ? (
        <Comparison
          caption={t('customers.merge.comparison')}
          leftHead={t('customers.duplicates.older')}
          rightHead={t('customers.duplicates.newer')}
          rows={mergeRows(left, right, t, format, pair.reasons)}
        />
      ) : (
        <SkeletonRows rows={4} />
      )}
      <MatchReasons reasons={pair.reasons} />
      <VerdictButtons
        label={t('customers.duplicates.question')}
        words={(verdict) => t(`customers.duplicates.${verdict}`)}
        disabled={pending}
        onAnswer={onAnswer}
      />
    </article>
  );
}

function Line({ pair, onOpen }: { pair: Pair; onOpen: () => void }) {
  const { locale } = useFormat();
  return (
    <UnstyledButton className={look.line} onClick={onOpen}>
      <IconChevronDown size={16} aria-hidden />
      <span>
        <b>
          {pair.left.name} · {pair.right.name}
        </b>
        <span className="k-small k-muted">{pair.reasons.map(({ text }) => text[locale]).join(' · ')}</span>
      </span>
    </UnstyledButton>
  );
}

/** The record that stays and the one that was said to be the same: merging them is the next step, not a must. */
function MergeOf({ pair, onClose }: { pair: Pair; onClose: () => void }) {
  const kept = useRead('getCustomer', { id: pair.left.id }).data;
  return kept ? <MergeDrawer customer={kept} otherRecord={pair.right} onClose={onClose} /> : null;
}

/** Old customers that may be one, found at night; keys 1 2 3 answer for the open pair. */
export function Duplicates() {
  const t = useT();
  const [chosen, setChosen] = useState<string | null>(null);
  const [merging, setMerging] = useState<Pair | null>(null);
  const pairs = usePages('listCustomerDuplicates', {});
  const open = pairs.rows?.find((each) => keyOf(each) === chosen) ?? pairs.rows?.[0];
  const { mutate, isPending, error } = useCommand('answerCustomerDuplicate', {
    stale: staleByAnswer,
  });
  const { withdraw } = useWithdraw();
  const answer = (verdict: Verdict) => {
    if (!open || isPending || merging) return;
    mutate(
      { left_id: open.left.id, right_id: open.right.id, verdict },
      {
        onSuccess: () =>
          showToast({
            message: t(`customers.duplicates.noted.${verdict}`),
            onUndo: () => withdraw(open.left, open.right),
            ...(verdict === 'same'
              ? { action: { label: t('customers.merge.open'), onPress: () => setMerging(open) } }
              : {}),
          }),
      },
    );
  };
  // By the digit itself: it is the same in every layout.
  useHotkeys(VERDICTS.map((verdict, at) => [String(at + 1), () => answer(verdict)]));
  if (pairs.error !== null) return <ErrorNote error={pairs.error} onRetry={pairs.refetch} />;
  if (!pairs.rows) return <SkeletonRows rows={5} />;
  return (
    <>
      <p className="k-muted">{t('customers.duplicates.lead')}</p>
      {error !== null && <ErrorNote error={error} />}
      {pairs.rows.length === 0 && (
        <Empty title={t('customers.duplicates.none')}>{t('customers.duplicates.noneText')}</Empty>
      )}
      {pairs.rows.map((pair) =>
        pair === open ? (
          <Card key={keyOf(pair)} pair={pair} pending={isPending} onAnswer={answer} />
        ) : (
          <Line key={keyOf(pair)} pair={pair} onOpen={() => setChosen(keyOf(pair))} />
        ),
      )}
      {pairs.hasMore && (
        <Button onClick={pairs.loadMore} loading={pairs.loadingMore}>
          {t('customers.duplicates.more')}
        </Button>
      )}
      <div className={look.answers}>
        <Answers />
      </div>
      {merging && <MergeOf pair={merging} onClose={() => setMerging(null)} />}
    </>
  );
}

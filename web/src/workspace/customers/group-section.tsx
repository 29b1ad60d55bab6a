import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import type { Customer } from './customer-types.ts';
import { GroupChange } from './group-change.tsx';

type Period = Customer['memberships'][number];

/** «с 1 марта 2024 по 5 мая 2025»: the last day itself belongs. */
function usePeriodWords() {
  const t = useT();
  const format = useFormat();
  return ({ from_on, until_on }: Pick<Period, 'from_on' | 'until_on'>) => {
    if (until_on === null) return t('customers.since', { day: format.day(from_on) });
    const last = new Date(Date.parse(until_on) - 86_400_000).toISOString().slice(0, 10);
    return t('customers.fromTo', { from: format.day(from_on), to: format.day(last) });
  };
}

/** Who else belongs to the group today. */
function Fellows({ customer, groupId }: { customer: Customer; groupId: string }) {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const { data, error, refetch } = useRead('listGroupMembers', { id: groupId });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={2} />;
  const others = data.items.filter((each) => each.id !== customer.id);
  if (others.length === 0) return <p className="k-muted">{t('customers.aloneInGroup')}</p>;
  return (
    <ul className={page.list} aria-label={t('customers.fellows')}>
      {others.map((each) => (
        <li key={each.id} className={page.line}>
          <Link className="k-plain" to="/w/$vendor/customers/$id" params={{ vendor, id: each.id }}>
            {each.name}
          </Link>
          <span className="k-small k-muted">
            {t(`customers.relation.${each.relation}`)} · {t('customers.since', { day: format.day(each.from_on) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Times({ periods }: { periods: readonly Period[] }) {
  const t = useT();
  const words = usePeriodWords();
  if (periods.length === 0) return null;
  return (
    <>
      <h3>{t('customers.otherTimes')}</h3>
      <ul className={page.list}>
        {periods.map((each) => (
          <li key={each.from_on} className={page.line}>
            <span>
              {each.group.name} <span className="k-small k-muted">{t(`customers.relation.${each.relation}`)}</span>
            </span>
            <span className="k-small k-muted">{words(each)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who belongs with whom and since when. */
export function GroupSection({ customer }: { customer: Customer }) {
  const t = useT();
  const words = usePeriodWords();
  const [changing, setChanging] = useState(false);
  const { group } = customer;
  const now = new Date().toISOString().slice(0, 10);
  const current = group
    ? (customer.memberships.find((each) => each.group.id === group.id && each.from_on <= now) ??
      customer.memberships[0])
    : undefined;
  return (
    <section className={page.section}>
      <div className={page.sectionHead}>
        <h2>{t('customers.group')}</h2>
        {customer.can.update && <Button onClick={() => setChanging(true)}>{t('customers.changeGroup')}</Button>}
      </div>
      {group && current ? (
        <>
          <p>
            <b>{group.name}</b>
          </p>
          <p className="k-small k-muted">
            {[
              t(`customers.relation.${current.relation}`),
              words(current),
              t(group.purchases_centrally ? 'customers.together' : 'customers.apart'),
            ].join(' · ')}
          </p>
          <Fellows customer={customer} groupId={group.id} />
        </>
      ) : (
        <p className="k-muted">{t('customers.noGroup')}</p>
      )}
      <Times periods={customer.memberships.filter((each) => each !== current)} />
      {changing && <GroupChange customer={customer} current={current} onClose={() => setChanging(false)} />}
    </section>
  );
}

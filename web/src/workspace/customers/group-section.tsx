import { Button } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import page from '../page.module.css';
import type { Customer } from './customer-types.ts';
import { GroupChange } from './group-change.tsx';
import { GroupMembers } from './group-members.tsx';

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
          <GroupMembers groupId={group.id} label={t('customers.fellows')} except={customer.id} />
        </>
      ) : (
        <p className="k-muted">{t('customers.noGroup')}</p>
      )}
      <Times periods={customer.memberships.filter((each) => each !== current)} />
      {changing && <GroupChange customer={customer} current={current} onClose={() => setChanging(false)} />}
    </section>
  );
}

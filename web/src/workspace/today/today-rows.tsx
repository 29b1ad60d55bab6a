import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { nameFirst } from '../../features/registrations/deal-words.ts';
import { Clock } from '../../ui/clock.tsx';
import { dueWords } from '../due-words.ts';
import { useWorkspace } from '../routes.ts';
import look from './today.module.css';

export type TodayItem = Output<'getToday'>['today'][number];
export interface TodayGroup {
  key: 'overdue' | 'today' | 'tomorrow' | 'later';
  items: readonly TodayItem[];
}

function useTarget() {
  const { vendor } = useWorkspace();
  return (item: TodayItem) =>
    item.kind === 'invitation_request'
      ? ({ to: '/w/$vendor/people', params: { vendor }, search: { tab: 'requests' } } as const)
      : ({ to: '/w/$vendor/deals/$id', params: { vendor, id: item.id } } as const);
}

function Second({ item }: { item: TodayItem }) {
  const t = useT();
  const extra =
    item.alike > 0
      ? t('workspace.today.alike', { count: item.alike })
      : item.kind === 'answer'
        ? t('workspace.today.answering')
        : null;
  return (
    <span className="k-small k-muted k-clip">
      <span className={look.narrowKind}>{t(`workspace.today.kind.${item.kind}`)} · </span>
      {[item.partner_name, extra].filter(Boolean).join(' · ')}
    </span>
  );
}

function Row({ item, index, current }: { item: TodayItem; index: number; current: boolean }) {
  const t = useT();
  const format = useFormat();
  const target = useTarget()(item);
  const words = item.clock && dueWords(item.clock, t, format);
  const families = item.families.map((family) => family.name[format.locale]).join(', ');
  const name = nameFirst(item.title);
  const title = families ? `${name} · ${families}` : name;
  return (
    <li className={`${look.row} ${current ? look.current : ''}`} {...(current ? { 'aria-current': true } : {})}>
      {words ? <Clock {...words.reading} label={words.label} /> : <span />}
      <span className={`${look.due} ${words?.colour ?? ''}`}>{words?.due}</span>
      <span className={look.kind}>{t(`workspace.today.kind.${item.kind}`)}</span>
      <span className={look.what}>
        <Link {...target} className="k-plain k-clip" tabIndex={-1}>
          <b>{title}</b>
        </Link>
        <Second item={item} />
      </span>
      <span className="k-num">{item.amount_minor !== null && format.money(item.amount_minor, item.currency)}</span>
      <Link
        {...target}
        className={`${look.go} ${current ? look.goNow : ''}`}
        data-row={index}
        tabIndex={current ? 0 : -1}
        aria-label={`${t(`workspace.today.${item.action}`)}: ${title}`}
      >
        {t(`workspace.today.${item.action}`)}
      </Link>
    </li>
  );
}

/** What waits, by due time; arrows move the current row, Enter opens it. */
export function TodayRows({ groups }: { groups: readonly TodayGroup[] }) {
  const t = useT();
  const navigate = useNavigate();
  const target = useTarget();
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const items = groups.flatMap((group) => group.items);
  const at = Math.min(current, items.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step =
      event.key === 'ArrowDown' || event.code === 'KeyJ'
        ? 1
        : event.key === 'ArrowUp' || event.code === 'KeyK'
          ? -1
          : 0;
    if (event.key === 'Enter' && event.target === event.currentTarget) {
      void navigate(target(items[at]!));
      return;
    }
    if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = Math.min(Math.max(at + step, 0), items.length - 1);
    setCurrent(next);
    list.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus();
  };
  let index = -1;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the links inside
    <div ref={list} onKeyDown={onKeyDown}>
      {groups.map((group) => (
        <section key={group.key} aria-labelledby={`today-${group.key}`}>
          <h2 id={`today-${group.key}`} className={`${look.group} ${group.key === 'overdue' ? 'k-stop' : ''}`}>
            {t(`workspace.today.group.${group.key}`)}
          </h2>
          <ul>
            {group.items.map((item) => {
              index++;
              return <Row key={`${item.kind} ${item.id}`} item={item} index={index} current={index === at} />;
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

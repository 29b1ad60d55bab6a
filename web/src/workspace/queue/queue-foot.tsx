import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { sumWords } from '../../features/registrations/sum-words.ts';
import { Kbd } from '../../ui/kbd.tsx';
import look from './queue.module.css';
import type { questionOf } from './queue-search.ts';

interface QueueFootProps {
  question: ReturnType<typeof questionOf>;
  /** Rows on the screen so far. */
  shown: number;
  hasMore: boolean;
}

/** What the view adds up to, by the server's own sums, and the keys. */
export function QueueFoot({ question, shown, hasMore }: QueueFootProps) {
  const t = useT();
  const format = useFormat();
  const { sort: _sort, order: _order, ...filter } = question;
  const sums = useRead('sumRegistrations', filter, { keep: true }).data;
  const rows =
    hasMore && sums
      ? t('queue.shownOf', { shown: format.number(shown), count: sums.count, all: format.number(sums.count) })
      : t(hasMore ? 'queue.shownSome' : 'queue.shownAll', { count: shown });
  const words = sums && sumWords(sums.sums, t, format);
  const parts = [
    rows,
    words && t('queue.sum', { sum: words }),
    sums && t('queue.asOf', { time: format.time(sums.at) }),
  ];
  return (
    <footer className={`${look.foot} k-small k-muted`}>
      <span role="status">{parts.filter(Boolean).join(' · ')}</span>
      <span className={look.keys}>
        <span>
          <Kbd>J</Kbd> <Kbd>K</Kbd> {t('queue.keysRows')}
        </span>
        <span>
          <Kbd>X</Kbd> {t('queue.keysSelect')}
        </span>
        <span>
          <Kbd>Enter</Kbd> {t('queue.keyDecide')}
        </span>
        <span>
          <Kbd>/</Kbd> {t('ui.search')}
        </span>
      </span>
    </footer>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, type ReactNode, useState } from 'react';
import { call } from '../../../app/api.ts';
import { useFormat } from '../../../app/use-format.ts';
import { useRead } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import { ErrorNote, problemWords } from '../../../ui/error-note.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { filterOf, type PipelineSearch } from '../pipeline-search.ts';
import type { BoardColumn, DealCard } from '../types.ts';
import look from './board.module.css';
import { Card, type CardProps } from './card.tsx';
import { moved } from './moved.ts';

interface BoardProps extends Pick<CardProps, 'link' | 'movable' | 'withPartner'> {
  search: PipelineSearch;
  /** Opens the rows of one column. */
  columnLink: (stage: string, content: ReactNode) => ReactNode;
}

function useMoving(question: object) {
  const t = useT();
  const client = useQueryClient();
  const { locale } = useFormat();
  const [said, setSaid] = useState('');
  const key = ['getDealBoard', question];
  const send = async (card: DealCard, stage: string, version?: number) => {
    const before = client.getQueryData<{ columns: BoardColumn[] }>(key);
    client.setQueryData<{ columns: BoardColumn[] }>(
      key,
      (board) => board && { columns: moved(board.columns, card.id, stage) },
    );
    const name = before?.columns.find((column) => column.stage === stage)?.name[locale] ?? '';
    try {
      const deal = await call('moveDeal', { id: card.id, stage, ...(version === undefined ? {} : { version }) });
      setSaid(t('deals.board.moved', { name: card.customer_name, stage: name }));
      return { deal, name };
    } catch (error) {
      client.setQueryData(key, before);
      showToast({ tone: 'warn', message: problemWords(error, t) });
      return null;
    } finally {
      void client.invalidateQueries({ queryKey: ['getDealBoard'] });
    }
  };
  const move = async (card: DealCard, stage: string) => {
    if (stage === card.stage) return;
    const done = await send(card, stage, card.version);
    if (done)
      showToast({
        message: t('deals.moved', { stage: done.name }),
        onUndo: () => void send({ ...card, stage }, card.stage),
      });
    // The focus goes where the card went, so that the next press moves it on.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-deal="${card.id}"] a`)?.focus());
  };
  return { move, said };
}

function Sums({ column }: { column: BoardColumn }) {
  const t = useT();
  const { money } = useFormat();
  if (column.sums.length === 0) return null;
  return (
    <>
      {column.sums.map((sum) => (
        <span key={sum.currency} title={t('deals.board.weighted', { sum: money(sum.weighted_minor, sum.currency) })}>
          {money(sum.amount_minor, sum.currency)}
        </span>
      ))}
    </>
  );
}

/** Open deals by stage. */
export function Board({ search, columnLink, ...card }: BoardProps) {
  const t = useT();
  const { locale, number } = useFormat();
  const question = filterOf(search);
  const { data, error, refetch } = useRead('getDealBoard', question, { keep: true });
  const { move, said } = useMoving(question);
  const [over, setOver] = useState<string | null>(null);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={6} />;
  const all = data.columns.flatMap((column) => column.items);
  const drop = (event: DragEvent, stage: string) => {
    event.preventDefault();
    setOver(null);
    const dropped = all.find((each) => each.id === event.dataTransfer.getData('text/plain'));
    if (dropped) void move(dropped, stage);
  };
  return (
    <>
      {card.movable && <p className={`k-small k-muted ${look.hint}`}>{t('deals.board.hint')}</p>}
      <div className={look.board}>
        {data.columns.map((column) => (
          <section
            key={column.stage}
            className={`${look.column} ${over === column.stage ? look.over : ''}`}
            aria-label={column.name[locale]}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(column.stage);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => drop(event, column.stage)}
          >
            <header className={look.top} title={column.hint[locale]}>
              <h2>
                {column.name[locale]} {columnLink(column.stage, number(column.count))}
              </h2>
              <div className="k-small k-muted">
                <Sums column={column} />
              </div>
            </header>
            {column.items.map((each) => (
              <Card
                key={each.id}
                card={each}
                columns={data.columns}
                onMove={(one, stage) => void move(one, stage)}
                {...card}
              />
            ))}
            {column.count === 0 && <p className={`k-small k-muted ${look.none}`}>{t('deals.board.none')}</p>}
            {column.nextCursor &&
              columnLink(column.stage, t('deals.board.more', { count: column.count - column.items.length }))}
          </section>
        ))}
      </div>
      <p role="status" className="k-hidden">
        {said}
      </p>
    </>
  );
}

import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { DragEvent, KeyboardEvent, ReactNode } from 'react';
import { useFormat } from '../../../app/use-format.ts';
import { useT } from '../../../app/use-t.tsx';
import { familyNames, nameFirst } from '../../registrations/deal-words.ts';
import type { BoardColumn, DealCard } from '../types.ts';
import look from './board.module.css';

export interface CardProps {
  card: DealCard;
  columns: readonly BoardColumn[];
  /** The reader may move it. */
  movable: boolean;
  withPartner: boolean;
  link: (id: string, content: ReactNode, className: string) => ReactNode;
  onMove: (card: DealCard, stage: string) => void;
}

/** One deal on the board: moved with the pointer, with Shift and an arrow, or by its menu. */
export function Card({ card, columns, movable, withPartner, link, onMove }: CardProps) {
  const t = useT();
  const format = useFormat();
  const at = columns.findIndex((column) => column.stage === card.stage);
  const keys = (event: KeyboardEvent) => {
    if (!event.shiftKey || !movable) return;
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = columns[at + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    onMove(card, next.stage);
  };
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData('text/plain', card.id);
    event.dataTransfer.effectAllowed = 'move';
  };
  const step = card.next_step;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link inside has the focus, its keys bubble up to here
    <div className={look.card} draggable={movable} onDragStart={drag} onKeyDown={keys} data-deal={card.id}>
      <div className={look.name}>
        {link(card.id, <b>{nameFirst(card.customer_name)}</b>, 'k-plain')}
        {movable && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t('deals.board.move', { name: card.customer_name })}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {columns
                .filter((column) => column.stage !== card.stage)
                .map((column) => (
                  <Menu.Item key={column.stage} onClick={() => onMove(card, column.stage)}>
                    {t('deals.board.to', { stage: column.name[format.locale] })}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <div className="k-small k-muted">
        {[familyNames(card.families, format.locale), withPartner ? card.partner.name : card.responsible.name]
          .filter(Boolean)
          .join(' · ')}
      </div>
      <div className={look.figures}>
        <span>{card.amount_minor === null ? t('deals.unknown') : format.money(card.amount_minor, card.currency)}</span>
        <span className="k-muted">{format.percent(card.probability)}</span>
      </div>
      <div className={`k-small ${step?.late ? 'k-stop' : 'k-muted'}`}>
        {step
          ? [step.words, step.on && format.shortDay(step.on), step.late && t('deals.late')].filter(Boolean).join(' · ')
          : card.close_date && t('deals.board.close', { day: format.shortDay(card.close_date) })}
      </div>
    </div>
  );
}

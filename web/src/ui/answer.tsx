import { IconCircleCheck, IconCircleX, IconMessageQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import look from './answer.module.css';

/** free: go on · taken: choose something else · ask: send it and the other side answers. */
export type AnswerTone = 'free' | 'taken' | 'ask';
const SIGN = { free: IconCircleCheck, taken: IconCircleX, ask: IconMessageQuestion };
const TEXT = { free: 'k-hold', taken: 'k-stop', ask: 'k-wait' } as const;

export interface AnswerProps {
  tone: AnswerTone;
  title: ReactNode;
  children?: ReactNode;
}

/** The answer inside a form to what has just been typed; announced politely. */
export function Answer({ tone, title, children }: AnswerProps) {
  const Sign = SIGN[tone];
  return (
    <div className={`${look.answer} ${look[tone]}`} role="status">
      <Sign size={20} className={TEXT[tone]} aria-hidden />
      <div>
        <b className={`${look.title} ${TEXT[tone]}`}>{title}</b>
        {children}
      </div>
    </div>
  );
}

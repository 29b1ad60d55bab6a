import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import look from './timeline.module.css';

export interface TimelineStep {
  key: string;
  /** done: recorded · now: waited for · next: follows. */
  state: 'done' | 'now' | 'next';
  icon: Icon;
  title: ReactNode;
  time?: ReactNode;
  text?: ReactNode;
  /** To the right: the receipt of this step. */
  proof?: ReactNode;
}

/** What happened to one thing and what comes next, oldest first. */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label: string }) {
  return (
    <ol className={look.line} aria-label={label}>
      {steps.map(({ key, state, icon: Sign, title, time, text, proof }) => (
        <li key={key} className={look[state]} {...(state === 'now' ? { 'aria-current': 'step' } : {})}>
          <span className={look.dot}>
            <Sign size={16} aria-hidden />
          </span>
          <div className="k-grow">
            <div className={look.head}>
              <b>{title}</b>
              {proof && <span className={look.proof}>{proof}</span>}
            </div>
            {time && <div className={`${look.second} k-muted`}>{time}</div>}
            {text && <div className={look.second}>{text}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

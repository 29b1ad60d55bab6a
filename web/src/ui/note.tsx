import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import look from './note.module.css';

export type NoteTone = 'plain' | 'wait' | 'stop' | 'hold';
const SIGN = { plain: IconInfoCircle, wait: IconHourglass, stop: IconAlertTriangle, hold: IconCircleCheck };

export interface NoteProps {
  tone?: NoteTone;
  /** What happened, in words a person would say. */
  title: ReactNode;
  /** Which rule, and what can be done. */
  children?: ReactNode;
  actions?: ReactNode;
  /** Announced at once; for what has just gone wrong. */
  live?: boolean;
}

/** A remark in the page: something waits, was refused, or went well. */
export function Note({ tone = 'plain', title, children, actions, live = false }: NoteProps) {
  const Sign = SIGN[tone];
  return (
    <div className={`${look.note} ${look[tone]}`} {...(live ? { role: tone === 'stop' ? 'alert' : 'status' } : {})}>
      <Sign size={20} className={look.sign} aria-hidden />
      <div className="k-grow">
        <b>{title}</b>
        {children && <div className={look.text}>{children}</div>}
        {actions && <div className={look.actions}>{actions}</div>}
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';
import look from './empty.module.css';

export interface EmptyProps {
  title: ReactNode;
  /** What this page is for and what happens without it. */
  children: ReactNode;
  /** A template, a two-minute start. */
  actions?: ReactNode;
}

/** A page or table with nothing in it yet: it teaches. */
export function Empty({ title, children, actions }: EmptyProps) {
  return (
    <div className={look.empty}>
      <b>{title}</b>
      <div className="k-muted k-measure">{children}</div>
      {actions && <div className={look.actions}>{actions}</div>}
    </div>
  );
}

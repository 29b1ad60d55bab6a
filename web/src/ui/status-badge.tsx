import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import look from './status-badge.module.css';

/** wait: somebody must act · hold: protected · conf: conflict · stop: refused or overdue · end: over. */
export type StatusTone = 'wait' | 'hold' | 'conf' | 'stop' | 'end';

export interface StatusBadgeProps {
  tone: StatusTone;
  icon: Icon;
  /** The word; colour and icon only repeat it. */
  children: ReactNode;
  /** Without the ground, for tables. */
  bare?: boolean;
}

/** A status: icon, word and colour together. */
export function StatusBadge({ tone, icon: Sign, children, bare = false }: StatusBadgeProps) {
  return (
    <span className={`${look.badge} ${look[tone]} ${bare ? look.bare : ''}`}>
      <Sign size={16} aria-hidden />
      {children}
    </span>
  );
}

import type { CSSProperties, ReactNode } from 'react';
import look from './facts.module.css';

export interface Fact {
  term: string;
  value: ReactNode;
  /** A second line, smaller. */
  note?: ReactNode;
}

/** Terms and values of one record, in reading order. On a phone the term stands above its value. */
export function Facts({ facts, termWidth = 112 }: { facts: readonly Fact[]; termWidth?: number }) {
  return (
    <dl className={look.facts} style={{ '--facts-term': `${termWidth}px` } as CSSProperties}>
      {facts.map((fact) => (
        <div key={fact.term} className={look.fact}>
          <dt>{fact.term}</dt>
          <dd>
            {fact.value}
            {fact.note && <div className="k-small k-muted">{fact.note}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

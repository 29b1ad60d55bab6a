import type { ReactNode } from 'react';
import type { MessageId } from '../app/messages.ts';
import { useT } from '../app/use-t.tsx';
import look from './gallery.module.css';

/** One part of the sheet: its name and rule at the left, the exhibits at the right. */
export function Section({ title, text, children }: { title: MessageId; text: MessageId; children: ReactNode }) {
  const t = useT();
  return (
    <section className={look.section}>
      <div>
        <h2>{t(title)}</h2>
        <p className="k-muted">{t(text)}</p>
      </div>
      <div className={look.exhibits}>{children}</div>
    </section>
  );
}

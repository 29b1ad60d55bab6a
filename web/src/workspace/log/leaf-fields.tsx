import type { JudgedField } from '@kanal/receipt';
import { tellField } from '@kanal/receipt/tell';
import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconEraser, IconHelpCircle } from '@tabler/icons-react';
import { Rich, useT } from '../../app/use-t.tsx';
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx';
import page from '../page.module.css';
import type { OpenedLeaf } from './leaf-words.ts';
import look from './log.module.css';
import type { JudgedLeaf } from './use-judged-leaf.ts';
import { useLogFormat } from './use-log-format.ts';

interface FieldsProps {
  leaf: JudgedLeaf;
  erased: OpenedLeaf['erased'];
  onOpen: (index: number) => void;
}

type State = 'opens' | 'wrong' | 'erased' | 'missing';

const SIGNS = {
  opens: { tone: 'hold', icon: IconCircleCheck },
  wrong: { tone: 'stop', icon: IconAlertTriangle },
  erased: { tone: 'end', icon: IconEraser },
  missing: { tone: 'stop', icon: IconHelpCircle },
} as const satisfies Record<State, { tone: StatusTone; icon: typeof IconCircleCheck }>;

function stateOf({ label, state }: JudgedField, erased: OpenedLeaf['erased']): State {
  if (state === 'opens') return 'opens';
  if (state !== 'closed') return 'wrong';
  return erased.some((field) => field.label === label) ? 'erased' : 'missing';
}

/** Every committed field: its value, and whether that is what the leaf was committed to. */
export function LeafFields({ leaf: { fields, lines }, erased, onOpen }: FieldsProps) {
  const t = useT();
  const format = useLogFormat();
  // An amount says its currency itself.
  const shown = fields.filter(
    ({ label, state }) => label !== 'currency' || state !== 'opens' || lines.some(({ key }) => key === 'currency'),
  );
  if (shown.length === 0) return null;
  const order = new Map(lines.map(({ key }, at) => [key, at]));
  const place = ({ label }: JudgedField) => order.get(label) ?? lines.length;
  return (
    <section>
      <h2>{t('log.fields')}</h2>
      <table className={look.fields}>
        <thead className="k-hidden">
          <tr>
            <th scope="col">{t('log.field')}</th>
            <th scope="col">{t('log.value')}</th>
            <th scope="col">{t('log.check')}</th>
          </tr>
        </thead>
        <tbody>
          {shown
            .toSorted((a, b) => place(a) - place(b))
            .map((field) => {
              const state = stateOf(field, erased);
              const { tone, icon } = SIGNS[state];
              return (
                <tr key={field.label}>
                  <th scope="row">{tellField(field.label, format.locale)}</th>
                  <td>
                    {state === 'erased' ? (
                      <Erasure field={erased.find(({ label }) => label === field.label)!} onOpen={onOpen} />
                    ) : (
                      (lines.find(({ key }) => key === field.label)?.value ?? '—')
                    )}
                  </td>
                  <td>
                    <StatusBadge tone={tone} icon={icon} bare>
                      {t(`log.state.${state}`)}
                    </StatusBadge>
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
    </section>
  );
}

function Erasure({ field, onOpen }: { field: OpenedLeaf['erased'][number]; onOpen: (index: number) => void }) {
  const format = useLogFormat();
  return (
    <span className="k-muted">
      <Rich
        id="log.erasedBy"
        values={{ index: format.number(field.index), reason: field.reason }}
        tags={{ a: <UnstyledButton className={page.link!} onClick={() => onOpen(field.index)} /> }}
      />
    </span>
  );
}

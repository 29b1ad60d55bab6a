import { Button } from '@mantine/core';
import { IconCheck, IconHourglass, IconPlus, IconRotate, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../../app/use-format.ts';
import { useCommand } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import { Clock } from '../../../ui/clock.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { StatusBadge, type StatusTone } from '../../../ui/status-badge.tsx';
import type { Deal, DealEyes, DealResource } from '../types.ts';
import { useDealSaved } from '../use-deal-command.ts';
import { AnswerDialog, AskDialog } from './resource-dialogs.tsx';
import look from './room.module.css';

const SIGN = {
  wanted: ['wait', IconHourglass],
  granted: ['hold', IconCheck],
  declined: ['stop', IconX],
  withdrawn: ['end', IconRotate],
} as const satisfies Record<DealResource['state'], readonly [StatusTone, typeof IconCheck]>;

interface RowProps {
  deal: Deal;
  resource: DealResource;
  eyes: DealEyes;
  onAnswer: (answer: 'granted' | 'declined') => void;
}

function ResourceRow({ deal, resource, eyes, onAnswer }: RowProps) {
  const t = useT();
  const { dateTime, day } = useFormat();
  const saved = useDealSaved();
  const withdraw = useCommand('withdrawResource', { stale: [], onDone: saved });
  const [tone, icon] = SIGN[resource.state];
  const waits = resource.state === 'wanted';
  const due = dateTime(resource.due_at);
  const label = t(resource.overdue ? 'deals.resource.late' : 'deals.resource.due', { name: eyes.vendor, due });
  return (
    <li>
      <div className={look.byline}>
        <b>{t(`deals.resource.kind.${resource.kind}`)}</b>
        <StatusBadge tone={tone} icon={icon} bare>
          {t(`deals.resource.state.${resource.state}`)}
        </StatusBadge>
      </div>
      <p>{resource.words}</p>
      {waits && (
        <p className={`${look.clock} ${resource.overdue ? 'k-stop' : 'k-muted'}`}>
          <Clock side="left" gone={resource.overdue ? 1 : resource.spent} size={20} label={null} />
          {label}
        </p>
      )}
      {resource.answer && <p className={look.quote}>{resource.answer}</p>}
      {resource.helper && <p>{t('deals.resource.helps', { name: resource.helper.name })}</p>}
      <p className="k-small k-muted">
        {[
          t('deals.resource.asked', { name: resource.asked_by, day: day(resource.asked_at) }),
          resource.answered_by &&
            resource.answered_at &&
            t('deals.resource.answered', { name: resource.answered_by, day: day(resource.answered_at) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {waits && (deal.can.answer || deal.can.ask) && (
        <div className={look.buttons}>
          {deal.can.answer && (
            <>
              <Button variant="filled" onClick={() => onAnswer('granted')}>
                {t('deals.resource.grant')}
              </Button>
              <Button onClick={() => onAnswer('declined')}>{t('deals.resource.decline')}</Button>
            </>
          )}
          {deal.can.ask && (
            <Button
              variant="subtle"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate({ id: deal.id, resource_id: resource.id })}
            >
              {t('deals.resource.withdraw')}
            </Button>
          )}
        </div>
      )}
      {withdraw.error !== null && <ErrorNote error={withdraw.error} />}
    </li>
  );
}

/** What the partner wants from the vendor for this deal, and what was given; the vendor's clock runs. */
export function Resources({ deal, eyes }: { deal: Deal; eyes: DealEyes }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const [answering, setAnswering] = useState<{ resource: DealResource; answer: 'granted' | 'declined' } | null>(null);
  return (
    <section className={look.section}>
      <h2>{t('deals.resources')}</h2>
      {deal.resources.length === 0 && <p className="k-muted">{t(`deals.resources.none.${eyes.side}`)}</p>}
      <ul className={look.list}>
        {deal.resources.map((resource) => (
          <ResourceRow
            key={resource.id}
            deal={deal}
            resource={resource}
            eyes={eyes}
            onAnswer={(answer) => setAnswering({ resource, answer })}
          />
        ))}
      </ul>
      {deal.can.ask && (
        <div className={look.buttons}>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAsking(true)}>
            {t('deals.resource.ask')}
          </Button>
        </div>
      )}
      {asking && <AskDialog deal={deal} eyes={eyes} onClose={() => setAsking(false)} />}
      {answering && <AnswerDialog deal={deal} {...answering} onClose={() => setAnswering(null)} />}
    </section>
  );
}

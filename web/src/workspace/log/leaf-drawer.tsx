import { tellEvent } from '@kanal/receipt/tell';
import { leavesAtOnce } from '@kanal/server/core/auditing/rules.ts';
import { Button, Drawer, UnstyledButton } from '@mantine/core';
import { IconBriefcase2, IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { keepText } from '../../app/download.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { take } from '../../features/export/take.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Note, type NoteTone } from '../../ui/note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { LeafFields } from './leaf-fields.tsx';
import { isLeafType, type OpenedLeaf } from './leaf-words.ts';
import look from './log.module.css';
import { type JudgedLeaf, useJudgedLeaf } from './use-judged-leaf.ts';
import { useLogFormat } from './use-log-format.ts';

const MINUTE = 60_000;

interface LeafDrawerProps {
  index: number;
  /** Shows another leaf instead. */
  onOpen: (index: number) => void;
  onClose: () => void;
}

/** One leaf, verified in this browser: where it stands, what its fields say, what else happened to its registration. */
export function LeafDrawer({ index, onOpen, onClose }: LeafDrawerProps) {
  const t = useT();
  const format = useLogFormat();
  // Looking in is written down: not again for every glance at the window.
  const { data: leaf, error, refetch } = useRead('openLeaf', { index }, { staleTime: 10 * MINUTE });
  const judged = useJudgedLeaf(leaf);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={640}
      title={t('log.entry', { index: format.number(index) })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {leaf === undefined && error === null && <SkeletonRows rows={8} />}
      {leaf && (
        <div className={page.form}>
          {judged.error !== null && <ErrorNote error={judged.error} onRetry={judged.again} />}
          {leaf.receipt === null && (
            <Note tone="stop" title={t('log.damaged')}>
              {t('log.damagedText')}
            </Note>
          )}
          {judged.leaf && <Verdict leaf={judged.leaf} />}
          <Where leaf={leaf} onOpen={onOpen} />
          {judged.leaf && <LeafFields leaf={judged.leaf} erased={leaf.erased} onOpen={onOpen} />}
          <Thread leaf={leaf} onOpen={onOpen} />
          <Actions leaf={leaf} />
          <p className="k-small k-muted">{t('log.written')}</p>
        </div>
      )}
    </Drawer>
  );
}

const TONES: Record<JudgedLeaf['told']['tone'], NoteTone> = {
  valid: 'hold',
  unwitnessed: 'hold',
  invalid: 'stop',
  unreadable: 'stop',
};

function Verdict({ leaf: { told, fields } }: { leaf: JudgedLeaf }) {
  const t = useT();
  const wrong = fields.filter(({ state }) => state === 'wrong' || state === 'unknown').length;
  return (
    <Note tone={TONES[told.tone]} title={t(told.reasons.length === 0 ? 'log.holds' : 'log.broken')}>
      {told.reasons.length === 0 ? t('log.holdsText', { count: fields.length }) : told.reasons.join(' ')}
      {wrong > 0 && ` ${t('log.wrongFields', { count: wrong })}`}
    </Note>
  );
}

type PartProps = { leaf: OpenedLeaf; onOpen: (index: number) => void };

function Where({ leaf }: PartProps) {
  const t = useT();
  const format = useLogFormat();
  const { vendor, can } = useWorkspace();
  const { registration, partner, handover } = leaf;
  const event = isLeafType(leaf.type) ? tellEvent(leaf.type, format.locale) : leaf.type;
  const facts: Fact[] = [
    { term: t('log.event'), value: <span className={look.sentence}>{event}</span> },
    { term: t('log.at'), value: format.dateTime(leaf.at), note: t('log.word') },
    ...(partner
      ? [
          {
            term: t('log.partner'),
            value: (
              <Link to="/w/$vendor/partners/$id" params={{ vendor, id: partner.id }}>
                {partner.name}
              </Link>
            ),
          },
        ]
      : []),
    ...(registration && can('registration.read')
      ? [
          {
            term: t('log.registration'),
            value: (
              <Link to="/w/$vendor/deals/$id" params={{ vendor, id: registration.id }}>
                {registration.number === null ? t('log.toDeal') : t('log.number', { number: registration.number })}
              </Link>
            ),
          },
        ]
      : []),
    ...(registration
      ? [
          {
            term: t('log.handover'),
            value: handover ? t(`log.way.${handover.way}`, { at: format.dateTime(handover.at) }) : t('log.notHanded'),
          },
        ]
      : []),
  ];
  return <Facts facts={facts} termWidth={144} />;
}

function Thread({ leaf, onOpen }: PartProps) {
  const t = useT();
  const format = useLogFormat();
  if (leaf.thread.length < 2) return null;
  return (
    <section>
      <h2>{t('log.thread')}</h2>
      <ol className={look.thread}>
        {leaf.thread.map(({ index, type, at }) => (
          <li key={index} {...(index === leaf.index ? { 'aria-current': 'true' as const } : {})}>
            <UnstyledButton className={page.link!} disabled={index === leaf.index} onClick={() => onOpen(index)}>
              {t('log.entry', { index: format.number(index) })}
            </UnstyledButton>
            <span>{isLeafType(type) ? tellEvent(type, format.locale) : type}</span>
            <span className="k-muted">{format.dateTime(at)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Actions({ leaf }: { leaf: OpenedLeaf }) {
  const t = useT();
  const [error, setError] = useState<unknown>(null);
  const [making, setMaking] = useState(false);
  const { receipt, registration } = leaf;
  const takeAll = (id: string) => {
    setMaking(true);
    setError(null);
    take('downloadEvidence', { registration_id: id }, leavesAtOnce)
      .catch(setError)
      .finally(() => setMaking(false));
  };
  return (
    <>
      <div className={page.actions}>
        {receipt !== null && (
          <Button
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => keepText(`kanal-${leaf.index}.tlog-proof`, receipt)}
          >
            {t('log.receipt')}
          </Button>
        )}
        {registration && (
          <Button
            leftSection={<IconBriefcase2 size={18} aria-hidden />}
            loading={making}
            onClick={() => takeAll(registration.id)}
          >
            {t('log.evidenceOfDeal')}
          </Button>
        )}
      </div>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}

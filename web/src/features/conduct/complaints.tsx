import { complaintKinds, complaintOutcomes } from '@kanal/server/registration/complaints/contract.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useCommand, usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { AskDialog } from './ask-dialog.tsx';
import look from './conduct.module.css';

type Complaint = Output<'listComplaints'>['items'][number];

function Close({ shown, onClose }: { shown: Complaint; onClose: () => void }) {
  const t = useT();
  return (
    <AskDialog
      title={t('conduct.complaint.close')}
      text={t('conduct.complaint.closeText')}
      submit={t('conduct.complaint.close')}
      choices={[
        {
          name: 'outcome',
          label: t('conduct.complaint.outcomeLabel'),
          data: complaintOutcomes.map((value) => ({ value, label: t(`conduct.outcome.${value}`) })),
        },
      ]}
      words={[
        { name: 'answer', label: t('conduct.complaint.answer'), hint: t('conduct.complaint.answerHint') },
        { name: 'internal_note', label: t('conduct.complaint.note') },
      ]}
      send={({ outcome, answer = '', internal_note = '' }) =>
        call('closeComplaint', {
          id: shown.id,
          outcome: outcome as (typeof complaintOutcomes)[number],
          answer,
          internal_note,
        })
      }
      onClose={onClose}
    />
  );
}

function Card({ shown }: { shown: Complaint }) {
  const t = useT();
  const format = useFormat();
  const client = useQueryClient();
  const [closing, setClosing] = useState(false);
  const take = useCommand('takeComplaint');
  const title = t('conduct.complaint.title', { number: shown.number, kind: t(`conduct.kind.${shown.kind}`) });
  return (
    <article className={look.card} aria-label={title}>
      <div className={look.head}>
        <h3>{title}</h3>
        <span className={shown.state === 'closed' ? 'k-muted' : 'k-wait'}>{t(`conduct.cstate.${shown.state}`)}</span>
      </div>
      <div className="k-small k-muted">
        {[shown.about, shown.partner?.name ?? '', format.dateTime(shown.created_at)].filter(Boolean).join(' · ')}
      </div>
      <div className={look.said}>{shown.facts}</div>
      {shown.outcome && (
        <div className={look.said}>
          <b>{t(`conduct.outcome.${shown.outcome}`)}</b>
          {shown.answer}
        </div>
      )}
      {shown.internal_note && <div className="k-small k-muted">{shown.internal_note}</div>}
      {take.error !== null && <ErrorNote error={take.error} />}
      <div className={look.buttons}>
        {shown.can.take && (
          <Button variant="filled" loading={take.isPending} onClick={() => take.mutate({ id: shown.id })}>
            {t('conduct.complaint.take')}
          </Button>
        )}
        {shown.can.close && <Button onClick={() => setClosing(true)}>{t('conduct.complaint.close')}</Button>}
      </div>
      {closing && (
        <Close
          shown={shown}
          onClose={() => {
            setClosing(false);
            void client.invalidateQueries();
          }}
        />
      )}
    </article>
  );
}

/** One's own complaints about the market; compliance sees all of them. The screen says what never follows from one. */
export function Complaints() {
  const t = useT();
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const complaints = usePages('listComplaints', { limit: 20 });
  return (
    <>
      <div className={look.top}>
        <Note title={t('conduct.complaint.never')}>{t('conduct.complaint.neverText')}</Note>
        <Button variant="filled" onClick={() => setMaking(true)}>
          {t('conduct.complaint.make')}
        </Button>
      </div>
      {complaints.error !== null && <ErrorNote error={complaints.error} onRetry={complaints.refetch} />}
      {!complaints.rows && complaints.error === null && <SkeletonRows />}
      {complaints.rows?.length === 0 && (
        <Empty title={t('conduct.complaint.empty')}>{t('conduct.complaint.emptyText')}</Empty>
      )}
      <div className={look.cards}>
        {complaints.rows?.map((shown) => (
          <Card key={shown.id} shown={shown} />
        ))}
      </div>
      {complaints.hasMore && (
        <Button onClick={complaints.loadMore} loading={complaints.loadingMore}>
          {t('ui.more')}
        </Button>
      )}
      {making && (
        <AskDialog
          title={t('conduct.complaint.make')}
          text={t('conduct.complaint.makeText')}
          submit={t('conduct.complaint.send')}
          choices={[
            {
              name: 'kind',
              label: t('conduct.complaint.kind'),
              data: complaintKinds.map((value) => ({ value, label: t(`conduct.kind.${value}`) })),
            },
          ]}
          words={[
            { name: 'about', label: t('conduct.complaint.about') },
            { name: 'facts', label: t('conduct.facts'), hint: t('conduct.factsHint') },
          ]}
          send={({ kind, about = '', facts = '' }) =>
            call('makeComplaint', { kind: kind as (typeof complaintKinds)[number], about, facts })
          }
          onClose={() => {
            setMaking(false);
            void client.invalidateQueries();
          }}
        />
      )}
    </>
  );
}

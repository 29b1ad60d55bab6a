import { directReasons } from '@kanal/server/registration/direct-sales/contract.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { usePages } from '../../app/use-operation.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { AskDialog, type AskDialogProps } from '../../features/conduct/ask-dialog.tsx';
import look from '../../features/conduct/conduct.module.css';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote, problemWords } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../routes.ts';
import { DirectForm } from './direct-form.tsx';

type Direct = Output<'listDirect'>['items'][number];
type Deed = 'ask' | 'approve' | 'refuse';

const TONE: Record<Direct['state'], string> = {
  registered: 'k-hold',
  stopped: 'k-stop',
  allowed: 'k-hold',
  refused: 'k-muted',
  withdrawn: 'k-muted',
  won: 'k-muted',
  lost: 'k-muted',
};

function useSteps({ id }: Direct): Record<Deed, Pick<AskDialogProps, 'choices' | 'words' | 'send'>> {
  const t = useT();
  const note = { words: [{ name: 'note', label: t('conduct.reason') }] };
  return {
    ask: {
      choices: [
        {
          name: 'reason_code',
          label: t('conduct.direct.reasonCode'),
          data: directReasons.map((value) => ({ value, label: t(`conduct.dreason.${value}`) })),
        },
      ],
      words: [{ name: 'reason', label: t('conduct.reason') }],
      send: ({ reason_code, reason = '' }) =>
        call('askForDirect', { id, reason_code: reason_code as (typeof directReasons)[number], reason }),
    },
    approve: { ...note, send: (said) => call('approveDirect', { id, note: said.note ?? '' }) },
    refuse: { ...note, send: (said) => call('refuseDirect', { id, note: said.note ?? '' }) },
  };
}

function Card({ shown }: { shown: Direct }) {
  const t = useT();
  const format = useFormat();
  const { locale } = useLocale();
  const client = useQueryClient();
  const [deed, setDeed] = useState<Deed | null>(null);
  const steps = useSteps(shown);
  const refresh = () => void client.invalidateQueries();
  const quietly = (work: Promise<unknown>) =>
    work.then(refresh, (error: unknown) => showToast({ tone: 'warn', message: problemWords(error, t) }));
  const openIt = async () => {
    const { items } = await call('openDirectConflict', { id: shown.id });
    for (const { partner, number } of items)
      showToast({ message: t('conduct.direct.theirs', { partner, number }), lasts: 20_000 });
  };
  const end = async (outcome: 'won' | 'lost' | 'withdrawn') => {
    const { state } = await call('endDirect', { id: shown.id, outcome });
    if (state === 'stopped') showToast({ tone: 'warn', message: t('conduct.direct.stoppedNow'), lasts: 20_000 });
  };
  const title = t('conduct.direct.title', { number: shown.number, customer: shown.customer_name });
  return (
    <article className={look.card} aria-label={title}>
      <div className={look.head}>
        <h3>{title}</h3>
        <span className={TONE[shown.state]}>{t(`conduct.dstate.${shown.state}`)}</span>
      </div>
      <div className="k-small k-muted">
        {[
          shown.person.name,
          shown.families.map(({ name }) => name[locale]).join(', '),
          format.money(shown.amount_minor, shown.currency),
          format.day(shown.close_date),
        ].join(' · ')}
      </div>
      <div className={look.said}>{shown.need}</div>
      {shown.state === 'stopped' && <p className="k-muted k-measure">{t('conduct.direct.stopped')}</p>}
      {shown.conflicts.map(({ kind, partner, number, late_stage }) => (
        <p key={`${kind} ${number}`}>
          {t(`conduct.direct.conflict.${kind}`, { partner, number })}
          {late_stage && ` ${t('conduct.direct.late')}`}
        </p>
      ))}
      {shown.reason_code && (
        <div className={look.said}>
          <b>{t(`conduct.dreason.${shown.reason_code}`)}</b>
          {shown.reason}
        </div>
      )}
      {shown.approvals.length > 0 && (
        <div className="k-small">
          {t('conduct.direct.approvedBy', { names: shown.approvals.map(({ name }) => name).join(', ') })}
        </div>
      )}
      {shown.decision_note && <div className={look.said}>{shown.decision_note}</div>}
      <div className={look.buttons}>
        {(['ask', 'approve', 'refuse'] as const)
          .filter((each) => shown.can[each])
          .map((each, at) => (
            <Button key={each} variant={at === 0 ? 'filled' : 'default'} onClick={() => setDeed(each)}>
              {t(`conduct.direct.do.${each}`)}
            </Button>
          ))}
        {shown.can.open_conflict && (
          <Button onClick={() => void quietly(openIt())}>{t('conduct.direct.do.open')}</Button>
        )}
        {shown.can.close &&
          (['won', 'lost'] as const).map((outcome) => (
            <Button key={outcome} onClick={() => void quietly(end(outcome))}>
              {t(`conduct.direct.do.${outcome}`)}
            </Button>
          ))}
        {shown.can.withdraw && (
          <Button variant="subtle" onClick={() => void quietly(end('withdrawn'))}>
            {t('conduct.direct.do.withdraw')}
          </Button>
        )}
      </div>
      {deed && (
        <AskDialog
          title={t(`conduct.direct.do.${deed}`)}
          text={t(`conduct.direct.doText.${deed}`)}
          submit={t(`conduct.direct.do.${deed}`)}
          {...steps[deed]}
          onClose={() => {
            setDeed(null);
            refresh();
          }}
        />
      )}
    </article>
  );
}

/** The deals of the vendor's own sellers, in the same book as those of partners. */
export function DirectSales() {
  const t = useT();
  const { can } = useWorkspace();
  const [making, setMaking] = useState(false);
  const deals = usePages('listDirect', { limit: 20 });
  return (
    <>
      <div className={look.top}>
        <p className="k-muted k-measure">{t('conduct.direct.lead')}</p>
        {can('direct.register') && (
          <Button variant="filled" onClick={() => setMaking(true)}>
            {t('conduct.direct.register')}
          </Button>
        )}
      </div>
      {deals.error !== null && <ErrorNote error={deals.error} onRetry={deals.refetch} />}
      {!deals.rows && deals.error === null && <SkeletonRows />}
      {deals.rows?.length === 0 && <Empty title={t('conduct.direct.empty')}>{t('conduct.direct.emptyText')}</Empty>}
      <div className={look.cards}>
        {deals.rows?.map((shown) => (
          <Card key={shown.id} shown={shown} />
        ))}
      </div>
      {deals.hasMore && (
        <Button onClick={deals.loadMore} loading={deals.loadingMore}>
          {t('ui.more')}
        </Button>
      )}
      {making && <DirectForm onClose={() => setMaking(false)} />}
    </>
  );
}

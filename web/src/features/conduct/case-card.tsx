import { sanctions, verdicts } from '@kanal/server/registration/conduct/contract.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { AskDialog, type AskDialogProps } from './ask-dialog.tsx';
import look from './conduct.module.css';

export type Case = Output<'getConductCase'>;
type Deed = keyof Case['can'];

const TONE: Record<Case['state'], string> = {
  noticed: 'k-wait',
  replied: 'k-wait',
  decided: 'k-hold',
  appealed: 'k-wait',
  final: 'k-muted',
  dropped: 'k-muted',
};
const DEEDS: readonly Deed[] = ['reply', 'decide', 'appeal', 'judge', 'drop'];

function Said({ who, at, children }: { who: string; at: string | null; children: string }) {
  const format = useFormat();
  if (children === '') return null;
  return (
    <div className={look.said}>
      <b>{at === null ? who : `${who}, ${format.dateTime(at)}`}</b>
      {children}
    </div>
  );
}

/** What each step asks, and the operation that it is. */
function useSteps(shown: Case): Record<Deed, Pick<AskDialogProps, 'choices' | 'words' | 'send'>> {
  const t = useT();
  const { id } = shown;
  const options = (list: readonly string[], prefix: 'sanction' | 'verdict') =>
    list.map((value) => ({ value, label: t(`conduct.${prefix}.${value}` as 'conduct.sanction.none') }));
  const yesNo = [
    { value: 'yes', label: t('conduct.foundYes') },
    { value: 'no', label: t('conduct.foundNo') },
  ];
  const reason = { name: 'reason', label: t('conduct.reason') };
  const ladder = shown.side === 'vendor' ? sanctions.slice(0, 2) : sanctions;
  return {
    reply: {
      words: [{ name: 'reply', label: t('conduct.reply') }],
      send: (said) => call('replyInConductCase', { id, reply: said.reply ?? '' }),
    },
    decide: {
      choices: [
        { name: 'found', label: t('conduct.found'), data: yesNo },
        {
          name: 'sanction',
          label: t('conduct.sanctionLabel'),
          data: options(ladder, 'sanction'),
          when: { name: 'found', is: 'yes' },
        },
        {
          name: 'grave',
          label: t('conduct.grave'),
          data: [
            { value: 'no', label: t('conduct.graveNo') },
            { value: 'yes', label: t('conduct.graveYes') },
          ],
          when: { name: 'found', is: 'yes' },
        },
      ],
      words: [reason],
      send: ({ found, grave, sanction = 'none', reason: why = '' }) =>
        call('decideConductCase', {
          id,
          found: found === 'yes',
          grave: grave === 'yes',
          sanction: sanction as (typeof sanctions)[number],
          reason: why,
        }),
    },
    appeal: {
      words: [{ name: 'appeal', label: t('conduct.appealWhy') }],
      send: (said) => call('appealConductCase', { id, appeal: said.appeal ?? '' }),
    },
    judge: {
      choices: [
        { name: 'verdict', label: t('conduct.verdictLabel'), data: options(verdicts, 'verdict') },
        {
          name: 'sanction',
          label: t('conduct.sanctionLabel'),
          data: options(ladder, 'sanction'),
          when: { name: 'verdict', is: 'softened' },
        },
      ],
      words: [reason],
      send: ({ verdict, sanction, reason: why = '' }) =>
        call('judgeConductAppeal', {
          id,
          verdict: verdict as (typeof verdicts)[number],
          ...(sanction ? { sanction: sanction as (typeof sanctions)[number] } : {}),
          reason: why,
        }),
    },
    drop: {
      words: [reason],
      send: (said) => call('dropConductCase', { id, reason: said.reason ?? '' }),
    },
  };
}

/** One case with all that was said in it, whose turn it is, and what this reader can do. */
export function CaseCard({ shown, withPartner, named }: { shown: Case; withPartner: boolean; named: boolean }) {
  const t = useT();
  const format = useFormat();
  const client = useQueryClient();
  const [deed, setDeed] = useState<Deed | null>(null);
  const steps = useSteps(shown);
  const { state, side, number } = shown;
  const who = (each: 'partner' | 'vendor') => t(`conduct.${each}`);
  const other = side === 'partner' ? 'vendor' : 'partner';
  const rule = t(`conduct.rule.${shown.rule}` as 'conduct.rule.other');
  return (
    <article
      className={`${look.card} ${named ? look.named : ''}`}
      aria-label={t('conduct.caseTitle', { number, rule })}
    >
      <div className={look.head}>
        <h3>{t('conduct.caseTitle', { number, rule })}</h3>
        <span className={TONE[state]}>{t(`conduct.state.${state}`)}</span>
      </div>
      <div className="k-small k-muted">
        {[
          withPartner ? shown.partner.name : '',
          t(`conduct.side.${side}`),
          state === 'noticed' ? t('conduct.replyBy', { who: who(side), due: format.dateTime(shown.reply_due_at) }) : '',
          shown.vendor_due_at && state !== 'noticed'
            ? t('conduct.decideBy', { due: format.dateTime(shown.vendor_due_at) })
            : '',
          shown.times_late > 0 ? t('conduct.timesLate', { count: shown.times_late }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      <Said who={who(other)} at={shown.opened_at}>
        {shown.facts}
      </Said>
      <Said who={who(side)} at={shown.replied_at}>
        {shown.reply}
      </Said>
      {shown.decided_at !== null && (
        <div className={look.said}>
          <b>
            {t(shown.found ? 'conduct.wasFound' : 'conduct.wasNotFound', {
              sanction: t(`conduct.sanction.${shown.sanction ?? 'none'}`),
              until: shown.sanction_until === null ? '' : format.day(shown.sanction_until),
              dated: shown.sanction_until === null ? 'no' : 'yes',
            })}
          </b>
          {shown.reason}
          {state === 'decided' && shown.appeal_until && new Date(shown.appeal_until) > new Date() && (
            <div className="k-small k-muted">{t('conduct.appealBy', { due: format.dateTime(shown.appeal_until) })}</div>
          )}
        </div>
      )}
      <Said who={t('conduct.appealTitle')} at={shown.appealed_at}>
        {shown.appeal}
      </Said>
      {shown.verdict && (
        <Said who={t(`conduct.verdict.${shown.verdict}`)} at={shown.judged_at}>
          {shown.verdict_reason}
        </Said>
      )}
      <div className={look.buttons}>
        {DEEDS.filter((each) => shown.can[each]).map((each, at) => (
          <Button key={each} variant={at === 0 ? 'filled' : 'default'} onClick={() => setDeed(each)}>
            {t(`conduct.do.${each}`)}
          </Button>
        ))}
      </div>
      {deed && (
        <AskDialog
          title={t(`conduct.do.${deed}`)}
          text={t(`conduct.doText.${deed}`)}
          submit={t(`conduct.do.${deed}`)}
          {...steps[deed]}
          onClose={() => {
            setDeed(null);
            void client.invalidateQueries();
          }}
        />
      )}
    </article>
  );
}

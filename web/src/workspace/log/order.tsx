import { tellEvent } from '@kanal/receipt/tell';
import { orderVerdicts } from '@kanal/server/core/auditing/rules.ts';
import { Button, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconEyeQuestion,
  IconGitFork,
  IconHourglass,
  IconScale,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Output } from '../../app/api.ts';
import { usePages, useRead } from '../../app/use-operation.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ChoicePill } from '../../ui/filter-pill.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { isLeafType } from './leaf-words.ts';
import look from './log.module.css';
import type { SectionProps } from './log-search.ts';
import { useLogFormat } from './use-log-format.ts';

type Group = Output<'listClaimOrder'>['items'][number];
type Verdict = Group['verdict'];
type Claim = Group['claims'][number];

const SIGNS = {
  passed_over: { tone: 'stop', icon: IconAlertTriangle },
  doubled: { tone: 'conf', icon: IconGitFork },
  explained: { tone: 'wait', icon: IconScale },
  refused_first: { tone: 'wait', icon: IconEyeQuestion },
  undecided: { tone: 'end', icon: IconHourglass },
  kept: { tone: 'hold', icon: IconCircleCheck },
} as const satisfies Record<Verdict, { tone: StatusTone; icon: typeof IconScale }>;

/** Claims of different partners to one customer and product: who stood first, and whether decisions kept to it. */
export function ClaimOrder({ search, change }: SectionProps) {
  const t = useT();
  const verdict = orderVerdicts.find((each) => each === search.verdict);
  const groups = usePages('listClaimOrder', { limit: 20, ...(verdict ? { verdict } : {}) });
  const counts = useRead('listClaimOrder', { limit: 1 }, { keep: true }).data?.counts;
  return (
    <>
      <p className="k-muted k-measure">{t('log.orderLead')}</p>
      <fieldset className={`${page.bar} ${look.verdicts}`}>
        <legend className="k-hidden">{t('log.verdict')}</legend>
        {orderVerdicts.map((each) => (
          <ChoicePill
            key={each}
            checked={verdict === each}
            onChange={(on) => change({ verdict: on ? each : undefined })}
          >
            {t(`log.verdictOf.${each}`)}
            {counts && <span className={`${page.count} k-muted`}>{counts[each]}</span>}
          </ChoicePill>
        ))}
      </fieldset>
      {groups.error !== null && <ErrorNote error={groups.error} onRetry={groups.refetch} />}
      {groups.rows === undefined && groups.error === null && <SkeletonRows rows={6} />}
      {groups.rows?.length === 0 && (
        <Empty title={t(verdict ? 'log.noneSuch' : 'log.noneShared')}>{t('log.noneSharedText')}</Empty>
      )}
      {groups.rows?.map((group) => (
        <GroupOf key={group.tag} group={group} onOpen={(leaf) => change({ leaf })} />
      ))}
      {groups.hasMore && (
        <Button onClick={groups.loadMore} loading={groups.loadingMore}>
          {t('ui.more')}
        </Button>
      )}
    </>
  );
}

function GroupOf({ group, onOpen }: { group: Group; onOpen: (index: number) => void }) {
  const t = useT();
  const { tone, icon } = SIGNS[group.verdict];
  const customer = group.claims.find((claim) => claim.customer !== null)?.customer ?? t('log.closedCustomer');
  return (
    <section className={look.group} aria-label={customer}>
      <div className={look.groupHead}>
        <h2>{customer}</h2>
        <StatusBadge tone={tone} icon={icon}>
          {t(`log.verdictOf.${group.verdict}`)}
        </StatusBadge>
      </div>
      <p className="k-small k-muted">{t(`log.verdictText.${group.verdict}`)}</p>
      <ol className={look.claims}>
        {group.claims.map((claim) => (
          <ClaimOf key={claim.registration_id} claim={claim} onOpen={onOpen} />
        ))}
      </ol>
    </section>
  );
}

function ClaimOf({ claim, onOpen }: { claim: Claim; onOpen: (index: number) => void }) {
  const t = useT();
  const { locale } = useLocale();
  const { vendor } = useWorkspace();
  const { place, granted, ended, number } = claim;
  return (
    <li>
      <span className={look.who}>
        <b>{claim.partner.name}</b>
        <Link to="/w/$vendor/deals/$id" params={{ vendor, id: claim.registration_id }}>
          {number === null ? t('log.toDeal') : t('log.number', { number })}
        </Link>
      </span>
      <Event title={t('log.stood')} at={place} onOpen={onOpen} />
      {granted ? (
        <Event title={tellEvent('approved', locale)} at={granted} onOpen={onOpen}>
          {isRule(granted.rule) && t(`log.rule.${granted.rule}`)}
        </Event>
      ) : (
        <span className="k-muted">{t('log.notApproved')}</span>
      )}
      {ended ? (
        <Event title={isLeafType(ended.type) ? tellEvent(ended.type, locale) : ended.type} at={ended} onOpen={onOpen} />
      ) : (
        <span className="k-muted">{t('log.stands')}</span>
      )}
    </li>
  );
}

interface EventProps {
  title: string;
  at: { index: number; at: string };
  onOpen: (index: number) => void;
  children?: ReactNode;
}

function Event({ title, at: { index, at }, onOpen, children }: EventProps) {
  const t = useT();
  const format = useLogFormat();
  return (
    <div>
      <div className={look.sentence}>{title}</div>
      <div className="k-small k-muted">
        {format.dateTime(at)} ·{' '}
        <UnstyledButton className={page.link!} onClick={() => onOpen(index)}>
          {t('log.entry', { index: format.number(index) })}
        </UnstyledButton>
      </div>
      {children && <div className="k-small k-muted">{children}</div>}
    </div>
  );
}

const RULES = [
  'law_and_procurement',
  'customer_choice',
  'incumbency',
  'first_complete_submission',
  'proof_of_work',
  'competence',
  'arbitration',
] as const;
const isRule = (rule: string | null): rule is (typeof RULES)[number] =>
  (RULES as readonly (string | null)[]).includes(rule);

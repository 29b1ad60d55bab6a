import { Button, UnstyledButton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconDownload, IconPaperclip, IconScale } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { download } from '../../app/download.ts';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { Challenge } from '../../features/disputes/challenge.tsx';
import look from '../../features/disputes/disputes.module.css';
import { EvidenceDialog } from '../../features/disputes/evidence-dialog.tsx';
import { EvidenceTable } from '../../features/disputes/evidence-table.tsx';
import { type NoteDeed, NoteDialog } from '../../features/disputes/note-dialog.tsx';
import { Remedies, Ruling } from '../../features/disputes/outcome.tsx';
import { SimilarPrecedents } from '../../features/disputes/precedents.tsx';
import { Steps } from '../../features/disputes/steps.tsx';
import type { Dispute } from '../../features/disputes/types.ts';
import { WhileOpen } from '../../features/disputes/while-open.tsx';
import { dealTitle } from '../../features/registrations/deal-words.ts';
import { problemWords } from '../../ui/error-note.tsx';
import { PageError } from '../../ui/page-error.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useInnerBar } from '../phone-bar.ts';
import { useCabinet } from '../routes.ts';
import { TurnBox } from './turn-box.tsx';

const MINUTE = 60_000;

function Head({ dispute, onFile }: { dispute: Dispute; onFile: () => void }) {
  const t = useT();
  const { locale } = useLocale();
  const { dateTime } = useFormat();
  const { vendor } = useCabinet();
  const title = `${dealTitle({ customer_name: dispute.customer_name, families: dispute.families }, locale, t)}: ${t(`disputes.kind.${dispute.kind}`)}`;
  const opened = dispute.opened_side === 'partner' ? 'disputes.openedByYou' : 'disputes.openedByVendor';
  useDocumentTitle(`${t('disputes.case', { number: dispute.number })} · Kanal`);
  useInnerBar(t('disputes.case', { number: dispute.number }), '/c/$vendor/disputes');
  const fetchBundle = () =>
    download('exportDispute', { id: dispute.id }).catch((error: unknown) =>
      showToast({ tone: 'warn', message: problemWords(error, t) }),
    );
  return (
    <PageHeader
      back={
        <Link to="/c/$vendor/disputes" params={{ vendor }}>
          {t('disputes.back')}
        </Link>
      }
      over={
        <>
          <StatusBadge tone="conf" icon={IconScale}>
            {t(dispute.lane === 'urgent' ? 'disputes.urgent' : 'disputes.badge')}
          </StatusBadge>
          <span className="k-small k-muted">
            {t('disputes.case', { number: dispute.number })} · {t(opened, { time: dateTime(dispute.opened_at) })}
          </span>
        </>
      }
      title={title}
      actions={
        <>
          <Button
            variant="subtle"
            leftSection={<IconDownload size={20} aria-hidden />}
            onClick={() => void fetchBundle()}
          >
            {t('disputes.bundle')}
          </Button>
          {dispute.can.file && (
            <Button leftSection={<IconPaperclip size={20} aria-hidden />} onClick={onFile}>
              {t('disputes.addEvidence')}
            </Button>
          )}
        </>
      }
    />
  );
}

function Judges({ dispute, onChallenge }: { dispute: Dispute; onChallenge: () => void }) {
  const t = useT();
  const { judges, state, level } = dispute;
  if (state === 'final' || state === 'withdrawn') return null;
  const none = state === 'evidence' ? 'disputes.judgesLater' : 'disputes.noJudge';
  return (
    <section className={look.section}>
      <h2>{t('disputes.judges')}</h2>
      {judges.length === 0 && <p className="k-small k-muted">{t(none)}</p>}
      {judges.map((judge) => (
        <p key={judge.id}>
          <b>{judge.name}</b>
        </p>
      ))}
      {judges.length > 0 && level > 0 && <p>{t(`disputes.levelOf.${level as 1}`)}</p>}
      {judges.length > 0 && <p className="k-small k-muted">{t('disputes.judgeChecked')}</p>}
      {dispute.parties_seen.map((party) => (
        <Challenge key={party.id} party={party} />
      ))}
      {dispute.can.challenge && (
        <UnstyledButton className={look.link} onClick={onChallenge}>
          {t('disputes.challenge')}
        </UnstyledButton>
      )}
    </section>
  );
}

function Demand({ dispute }: { dispute: Dispute }) {
  const t = useT();
  const party = dispute.parties_seen[0];
  if (!party?.demand) return null;
  return (
    <section className={look.section}>
      <h2>{t('disputes.demand')}</h2>
      <p className={look.words}>{party.demand}</p>
      {party.appeal_words && (
        <>
          <h3>{t('disputes.appealWords')}</h3>
          <p className={look.words}>{party.appeal_words}</p>
        </>
      )}
    </section>
  );
}

function Side({ dispute, onDeed }: { dispute: Dispute; onDeed: (deed: NoteDeed) => void }) {
  const t = useT();
  const { vendor } = useCabinet();
  const party = dispute.parties_seen[0];
  return (
    <div className={look.side}>
      <WhileOpen dispute={dispute} />
      <Judges dispute={dispute} onChallenge={() => onDeed('challenge')} />
      <section className={look.section}>
        <h2>{t('disputes.rules')}</h2>
        <p>
          {t('disputes.rulesText', { version: dispute.rules.version, ground: t(`disputes.ground.${dispute.ground}`) })}
        </p>
      </section>
      <SimilarPrecedents ground={dispute.ground} />
      <section className={`${look.section} ${look.ways}`}>
        {party && (
          <Link to="/c/$vendor/deals/$id" params={{ vendor, id: party.registration.id }}>
            {t('disputes.openRegistration')}
          </Link>
        )}
        {dispute.can.withdraw && (
          <UnstyledButton className={look.danger} onClick={() => onDeed('withdraw')}>
            {t('disputes.withdraw')}
          </UnstyledButton>
        )}
      </section>
    </div>
  );
}

function DisputePage() {
  const t = useT();
  const client = useQueryClient();
  const { id } = route.useParams();
  const { vendor, vendorName } = useCabinet();
  const [filing, setFiling] = useState(false);
  const [deed, setDeed] = useState<NoteDeed | null>(null);
  const { data: dispute, error, refetch } = useRead('getDispute', { id }, { every: MINUTE });
  if (error && !dispute) {
    const back = (
      <Link to="/c/$vendor/disputes" params={{ vendor }}>
        {t('disputes.back')}
      </Link>
    );
    return <PageError error={error} onRetry={() => void refetch()} back={back} />;
  }
  if (!dispute) return <SkeletonPage />;
  const done = () => {
    setDeed(null);
    void client.invalidateQueries();
  };
  return (
    <>
      <Head dispute={dispute} onFile={() => setFiling(true)} />
      <Steps dispute={dispute} />
      <div className={look.columns}>
        <div>
          <TurnBox dispute={dispute} onDeed={setDeed} />
          <Ruling dispute={dispute} />
          <Remedies dispute={dispute} />
          <EvidenceTable
            dispute={dispute}
            vendorName={vendorName}
            entry={(piece, mark) => (
              <Link
                to="/c/$vendor/deals/$id"
                params={{ vendor, id: piece.registration_id ?? '' }}
                search={{ receipt: piece.index ?? 0 }}
              >
                {mark}
              </Link>
            )}
          />
          <Demand dispute={dispute} />
        </div>
        <Side dispute={dispute} onDeed={setDeed} />
      </div>
      {filing && (
        <EvidenceDialog
          dispute={dispute}
          onClose={() => setFiling(false)}
          onDone={() => {
            setFiling(false);
            done();
            showToast({ message: t('disputes.filed') });
          }}
        />
      )}
      {deed && <NoteDialog deed={deed} dispute={dispute} onClose={() => setDeed(null)} onDone={done} />}
    </>
  );
}

export const route = createLazyRoute('/c/$vendor/disputes/$id')({ component: DisputePage });

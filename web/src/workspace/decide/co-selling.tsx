import { Button } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { Agreements } from '../../features/co-selling/agreement.tsx';
import shared from '../../features/co-selling/co-selling.module.css';
import { SplitDialog, StepDialog, useDone } from '../../features/co-selling/dialogs.tsx';
import { Shares } from '../../features/co-selling/shares.tsx';
import type { Agreement, CoSellingOfDeal } from '../../features/co-selling/types.ts';
import type { Registration } from '../../features/registrations/types.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { type NamedPartner, PartnerField } from '../partner-field.tsx';
import { useWorkspace } from '../routes.ts';
import look from './decide.module.css';

function OfferDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const [partner, setPartner] = useState<NamedPartner | null>(null);
  return (
    <SplitDialog
      title={t('deals.share.offer')}
      text={t('deals.share.offerText')}
      who={(error) => (
        <PartnerField
          label={t('deals.share.supportPartner')}
          value={partner}
          onChange={setPartner}
          error={error('partner_id')}
          autoFocus
        />
      )}
      send={(split) => call('offerCoSelling', { id, partner_id: partner?.id ?? '', ...split })}
      onClose={onClose}
    />
  );
}

interface DistributorDialogProps {
  id: string;
  distributor: CoSellingOfDeal['distributor'];
  onClose: () => void;
}

function DistributorDialog({ id, distributor, onClose }: DistributorDialogProps) {
  const t = useT();
  const [partner, setPartner] = useState<NamedPartner | null>(distributor.company ?? distributor.matches?.[0] ?? null);
  const done = useDone(t('deals.share.saved'), onClose);
  return (
    <FormDialog
      title={t('deals.share.distributor')}
      text={t('deals.share.setDistributorText')}
      submit={t('deals.share.confirm')}
      send={() => call('setDistributor', { id, partner_id: partner?.id ?? null })}
      onClose={onClose}
      onDone={done}
    >
      {(error) => (
        <PartnerField
          label={t('deals.share.distributor')}
          value={partner}
          onChange={setPartner}
          error={error('partner_id')}
          autoFocus
        />
      )}
    </FormDialog>
  );
}

/** Whose tax id the lead has named: that partner, or nobody. */
function Match({ agreement }: { agreement: Agreement }) {
  const t = useT();
  if (!agreement.can.pass_on) return null;
  const [match] = agreement.matches ?? [];
  if (!match) return <p className="k-wait">{t('deals.share.noMatch')}</p>;
  return <p>{t(match.active ? 'deals.share.match' : 'deals.share.matchStopped', { name: match.name })}</p>;
}

type Asked = { what: 'offer' | 'distributor' } | { what: 'pass_on' | 'decline' | 'end'; agreement: Agreement } | null;

function Dialogs({
  id,
  asked,
  data,
  onClose,
}: {
  id: string;
  asked: Asked;
  data: CoSellingOfDeal;
  onClose: () => void;
}) {
  const t = useT();
  if (!asked) return null;
  if (!('agreement' in asked))
    return asked.what === 'offer' ? (
      <OfferDialog id={id} onClose={onClose} />
    ) : (
      <DistributorDialog id={id} distributor={data.distributor} onClose={onClose} />
    );
  const { agreement } = asked;
  const partner_id = agreement.matches?.[0]?.id ?? '';
  const send = {
    pass_on: () => call('passOnCoSelling', { id: agreement.id, partner_id }),
    decline: (note: string) => call('declineCoSelling', { id: agreement.id, note }),
    end: (note: string) => call('endCoSelling', { id: agreement.id, note }),
  }[asked.what];
  return (
    <StepDialog
      title={t(`deals.share.${asked.what}`)}
      text={t(`deals.share.${asked.what}.text`)}
      submit={t(`deals.share.${asked.what}`)}
      danger={asked.what === 'end'}
      {...(asked.what === 'pass_on' ? {} : { label: t('deals.share.wordToPartner') })}
      send={send}
      onClose={onClose}
    />
  );
}

/** Who shares this deal, what is proposed, and what the vendor's people have to say to it. */
export function CoSelling({ registration: { id, state } }: { registration: Registration }) {
  const t = useT();
  const { can: may } = useWorkspace();
  const { data } = useRead('getCoSelling', { id }, { enabled: may('co_selling.read') && state !== 'draft' });
  const [asked, setAsked] = useState<Asked>(null);
  if (!data) return null;
  const { can, items, distributor } = data;
  const empty = items.length === 0 && distributor.company === null && distributor.named_tax_id === null;
  if (empty && !can.offer && !can.set_distributor) return null;
  return (
    <section className={`${look.block} ${shared.section}`} aria-labelledby="co-selling">
      <h2 id="co-selling">{t('deals.share.title')}</h2>
      {!empty && <Shares shared={data} />}
      <Agreements
        items={items}
        actions={(agreement) => {
          const { pass_on, decline, end } = agreement.can;
          const ask = (what: 'pass_on' | 'decline' | 'end') => () => setAsked({ what, agreement });
          return (
            <>
              <Match agreement={agreement} />
              {(pass_on || decline || end) && (
                <div className={shared.buttons}>
                  {pass_on && agreement.matches?.[0]?.active && (
                    <Button variant="filled" onClick={ask('pass_on')}>
                      {t('deals.share.pass_on')}
                    </Button>
                  )}
                  {decline && <Button onClick={ask('decline')}>{t('deals.share.decline')}</Button>}
                  {end && <Button onClick={ask('end')}>{t('deals.share.end')}</Button>}
                </div>
              )}
            </>
          );
        }}
      />
      <div className={shared.buttons}>
        {can.offer && <Button onClick={() => setAsked({ what: 'offer' })}>{t('deals.share.offer')}</Button>}
        {can.set_distributor && (
          <Button variant="subtle" onClick={() => setAsked({ what: 'distributor' })}>
            {t('deals.share.nameDistributor')}
          </Button>
        )}
      </div>
      <Dialogs id={id} asked={asked} data={data} onClose={() => setAsked(null)} />
    </section>
  );
}

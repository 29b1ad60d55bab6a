import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { Agreements } from '../../features/co-selling/agreement.tsx';
import shared from '../../features/co-selling/co-selling.module.css';
import { SplitDialog, StepDialog, useDone } from '../../features/co-selling/dialogs.tsx';
import { Shares } from '../../features/co-selling/shares.tsx';
import type { Agreement } from '../../features/co-selling/types.ts';
import { countries } from '../../features/registrations/form/countries.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useCabinet } from '../routes.ts';
import look from './deal.module.css';

interface Company {
  country: string;
  tax_id: string;
}

interface CompanyFieldsProps {
  value: Company;
  onChange: (company: Company) => void;
  error: (path: string) => string | undefined;
}

/** A company that the partner names itself: by its country and tax id, since it can look nobody up. */
function CompanyFields({ value, onChange, error }: CompanyFieldsProps) {
  const t = useT();
  return (
    <>
      <SelectField
        label={t('deals.share.country')}
        data={countries.map((code) => ({ value: code, label: t(`register.country.${code}`) }))}
        value={value.country}
        error={error('country')}
        onChange={(country) => onChange({ ...value, country: country ?? value.country })}
      />
      <TextInput
        label={t('deals.share.taxIdOf')}
        inputMode="numeric"
        value={value.tax_id}
        error={error('tax_id')}
        data-autofocus
        onChange={(event) => onChange({ ...value, tax_id: event.currentTarget.value.trim() })}
      />
    </>
  );
}

const nobody: Company = { country: countries[0], tax_id: '' };

function ProposeDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const { vendorName } = useCabinet();
  const [company, setCompany] = useState(nobody);
  return (
    <SplitDialog
      title={t('deals.share.propose')}
      text={t('deals.share.proposeText', { vendor: vendorName })}
      who={(error) => <CompanyFields value={company} onChange={setCompany} error={error} />}
      send={(split) => call('proposeCoSelling', { id, ...company, ...split })}
      onClose={onClose}
    />
  );
}

function DistributorDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const { vendorName } = useCabinet();
  const [company, setCompany] = useState(nobody);
  const done = useDone(t('deals.share.sent'), onClose);
  return (
    <FormDialog
      title={t('deals.share.distributor')}
      text={t('deals.share.distributorText', { vendor: vendorName })}
      submit={t('deals.share.send')}
      send={() => call('nameDistributor', { id, ...company, tax_id: company.tax_id || null })}
      onClose={onClose}
      onDone={done}
    >
      {(error) => <CompanyFields value={company} onChange={setCompany} error={error} />}
    </FormDialog>
  );
}

function AnswerDialog({ agreement, accept, onClose }: { agreement: Agreement; accept: boolean; onClose: () => void }) {
  const t = useT();
  const { vendorName } = useCabinet();
  const { id, role, lead_percent: lead, support_percent: support } = agreement;
  return (
    <StepDialog
      title={t(accept ? 'deals.share.acceptOffer' : 'deals.share.refuseOffer')}
      text={[role, t('deals.share.split', { lead, support })].join(' · ')}
      submit={t(accept ? 'deals.share.accept' : 'deals.share.refuse')}
      {...(accept ? {} : { label: t('deals.share.wordTo', { name: vendorName }) })}
      send={(note) => call('answerCoSelling', { id, accept, note })}
      onClose={onClose}
    />
  );
}

type Asked =
  | { what: 'propose' | 'distributor' }
  | { what: 'accept' | 'refuse' | 'withdraw'; agreement: Agreement }
  | null;

/** Who sells this deal together with the partner: named by tax id, since no partner can look another one up. */
export function CoSelling({ id }: { id: string }) {
  const t = useT();
  const { data } = useRead('getCoSelling', { id });
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  if (!data) return null;
  const { can, items, distributor } = data;
  const empty = items.length === 0 && distributor.company === null && distributor.named_tax_id === null;
  if (empty && !can.propose && !can.name_distributor) return null;
  return (
    <section className={`${look.section} ${look.files} ${shared.section}`} aria-labelledby="co-selling">
      <h2 id="co-selling">{t('deals.share.title')}</h2>
      {empty ? <p className="k-muted">{t('deals.share.empty')}</p> : <Shares shared={data} />}
      <Agreements
        items={items}
        actions={(agreement) =>
          (agreement.can.answer || agreement.can.withdraw) && (
            <div className={shared.buttons}>
              {agreement.can.answer && (
                <>
                  <Button variant="filled" onClick={() => setAsked({ what: 'accept', agreement })}>
                    {t('deals.share.accept')}
                  </Button>
                  <Button onClick={() => setAsked({ what: 'refuse', agreement })}>{t('deals.share.refuse')}</Button>
                </>
              )}
              {agreement.can.withdraw && (
                <Button variant="subtle" onClick={() => setAsked({ what: 'withdraw', agreement })}>
                  {t('deals.share.withdraw')}
                </Button>
              )}
            </div>
          )
        }
      />
      <div className={shared.buttons}>
        {can.propose && <Button onClick={() => setAsked({ what: 'propose' })}>{t('deals.share.propose')}</Button>}
        {can.name_distributor && (
          <Button variant="subtle" onClick={() => setAsked({ what: 'distributor' })}>
            {t('deals.share.nameDistributor')}
          </Button>
        )}
      </div>
      {asked?.what === 'propose' && <ProposeDialog id={id} onClose={close} />}
      {asked?.what === 'distributor' && <DistributorDialog id={id} onClose={close} />}
      {(asked?.what === 'accept' || asked?.what === 'refuse') && (
        <AnswerDialog agreement={asked.agreement} accept={asked.what === 'accept'} onClose={close} />
      )}
      {asked?.what === 'withdraw' && (
        <StepDialog
          title={t('deals.share.withdraw')}
          text={t('deals.share.withdrawText')}
          submit={t('deals.share.withdraw')}
          send={() => call('withdrawCoSelling', { id: asked.agreement.id })}
          onClose={close}
        />
      )}
    </section>
  );
}

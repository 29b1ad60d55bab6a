import { groundsOf, vendorGrounds } from '@kanal/server/registration/disputes/contract/codes.ts';
import { kindsFor } from '@kanal/server/registration/disputes/rules/opening.ts';
import { useState } from 'react';
import { call, type Input, refusedField } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Registration } from '../registrations/types.ts';
import type { Dispute } from './types.ts';

type Kind = Input<'openDispute'>['kind'];
type Ground = Input<'openDispute'>['ground'];

interface OpenDialogProps {
  registration: Registration;
  /** The vendor's people may name the other claim. */
  forVendor?: boolean;
  onClose: () => void;
  onDone: (dispute: Dispute) => void;
}

const today = () => new Date().toISOString().slice(0, 10);

/** Opens a dispute about a registration: what about, on what ground, what is demanded. */
export function OpenDialog({ registration, forVendor = false, onClose, onDone }: OpenDialogProps) {
  const t = useT();
  const kinds = kindsFor(registration.state);
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'claims');
  const [ground, setGround] = useState<Ground | null>(null);
  const [demand, setDemand] = useState('');
  const [tenderOn, setTenderOn] = useState<string | null>(null);
  const [other, setOther] = useState('');
  const grounds = (groundsOf[kind] as readonly Ground[]).filter((each) => forVendor || !vendorGrounds.includes(each));
  const isTender = registration.route !== 'direct';
  const send = async () => {
    if (!ground) throw refusedField('ground', t('disputes.chooseGround'));
    const other_registration_id = other.trim() ? await idOf(other.trim(), t('disputes.openOtherWrong')) : null;
    return call('openDispute', {
      registration_id: registration.id,
      kind,
      ground,
      demand: demand.trim(),
      tender_on: tenderOn,
      other_registration_id,
    });
  };
  return (
    <FormDialog<Dispute>
      title={t('disputes.openTitle')}
      text={t('disputes.openText')}
      submit={t('disputes.openDo')}
      send={send}
      onClose={onClose}
      onDone={onDone}
    >
      {(error) => (
        <>
          <SelectField
            label={t('disputes.openKind')}
            data={kinds.map((value) => ({ value, label: t(`disputes.kindAsk.${value}`) }))}
            value={kind}
            onChange={(value) => {
              setKind(kinds.find((each) => each === value) ?? kind);
              setGround(null);
            }}
          />
          <SelectField
            label={t('disputes.openGround')}
            data={grounds.map((value) => ({ value, label: t(`disputes.ground.${value}`) }))}
            value={ground}
            error={error('ground')}
            onChange={(value) => setGround(grounds.find((each) => each === value) ?? null)}
          />
          <LongTextField
            label={t('disputes.openDemand')}
            description={t('disputes.openDemandHint')}
            value={demand}
            error={error('demand')}
            onChange={(event) => setDemand(event.currentTarget.value)}
          />
          {isTender && (
            <DateField
              label={t('disputes.openTender')}
              description={t('disputes.openTenderHint')}
              minDate={today()}
              value={tenderOn}
              onChange={setTenderOn}
            />
          )}
          {forVendor && (
            <TextField
              label={t('disputes.openOther')}
              description={t('disputes.openOtherHint')}
              inputMode="numeric"
              value={other}
              error={error('other_registration_id')}
              onChange={(event) => setOther(event.currentTarget.value)}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

/** People know registrations by their numbers. */
export async function idOf(number: string, wrong: string): Promise<string> {
  const { items } = await call('listRegistrations', { q: number, limit: 20 });
  const digits = Number(number.replace(/\D/g, ''));
  const found = items.find((item) => item.number === digits);
  if (!found) throw refusedField('other_registration_id', wrong);
  return found.id;
}

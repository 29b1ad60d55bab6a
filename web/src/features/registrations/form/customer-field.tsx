import { formatTime } from '@kanal/server/kernel/dates.ts';
import { formatTaxId } from '@kanal/server/kernel/identifiers/tax-id.ts';
import { Loader, TextInput, UnstyledButton } from '@mantine/core';
import { IconBuilding, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { ApiProblem } from '../../../app/api.ts';
import { useT } from '../../../app/use-t.tsx';
import { useTimeStyle } from '../../../app/use-time-style.ts';
import { Answer, type AnswerTone } from '../../../ui/answer.tsx';
import { TextField } from '../../../ui/field.tsx';
import { countries } from './countries.ts';
import { type DraftFields, readIdentifier } from './draft-fields.ts';
import type { FieldBinding } from './field-binding.ts';
import look from './form.module.css';
import { type ScopeAnswer, useScopeCheck } from './use-scope-check.ts';

const TONE: Record<ScopeAnswer['answer'], AnswerTone> = { free: 'free', not_free: 'taken', ask: 'ask' };

function ScopeNote({ answer, vendor }: { answer: ScopeAnswer; vendor: string }) {
  const t = useT();
  const time = formatTime(new Date(answer.checked_at), useTimeStyle());
  return (
    <Answer tone={TONE[answer.answer]} title={t(`register.scope.${answer.answer}`)}>
      {t(`register.scope.${answer.answer}Text`, { time, vendor })}
    </Answer>
  );
}

/** Fills the fields of a customer whom this company has registered before; what was typed by hand is left alone. */
function useFillKnown(known: ScopeAnswer['known'] | undefined, { fields, set }: FieldBinding) {
  const filled = useRef<string>(undefined);
  useEffect(() => {
    if (!known || filled.current === known.name || fields.customer_name.trim()) return;
    filled.current = known.name;
    set({
      customer_name: known.name,
      customer_city: fields.customer_city || known.city,
      customer_region: fields.customer_region || known.region,
    });
  }, [known, fields, set]);
}

function Found({ fields, domain, onWrong }: { fields: DraftFields; domain: string | null; onWrong: () => void }) {
  const t = useT();
  return (
    <div className={look.found}>
      <b>{fields.customer_name}</b>
      <span className="k-muted">{[fields.customer_city, domain].filter(Boolean).join(' · ')}</span>
      <UnstyledButton className={look.link} onClick={onWrong}>
        {t('register.wrongCompany')}
      </UnstyledButton>
    </div>
  );
}

function CountrySelect({ fields, set }: Pick<FieldBinding, 'fields' | 'set'>) {
  const t = useT();
  return (
    <select
      className={look.country}
      aria-label={t('register.country')}
      value={fields.customer_country}
      onChange={(event) => set({ customer_country: event.currentTarget.value })}
    >
      {countries.map((code) => (
        <option key={code} value={code}>
          {t(`register.country.${code}`)}
        </option>
      ))}
    </select>
  );
}

function IdentifierInput(props: FieldBinding & { asking: boolean; sound: boolean }) {
  const t = useT();
  const { fields, set, error, asking, sound } = props;
  const taxId = sound && readIdentifier(fields.identifier, fields.customer_country).kind === 'tax_id';
  const mistake = error('customer_tax_id') ?? error('customer_domain');
  const settled = sound ? <IconCircleCheck size={20} className="k-hold" aria-hidden /> : null;
  return (
    <TextInput
      id="identifier"
      data-path="customer_tax_id"
      aria-label={t('register.customer')}
      placeholder={t('register.customerHint')}
      autoComplete="off"
      inputMode={fields.customer_country === 'RU' ? 'text' : undefined}
      leftSection={<IconBuilding size={20} className="k-faint" aria-hidden />}
      leftSectionWidth={44}
      rightSection={asking ? <Loader size={18} aria-hidden /> : settled}
      value={fields.identifier}
      error={mistake}
      onChange={(event) => set({ identifier: event.currentTarget.value })}
      onBlur={() => {
        const digits = fields.identifier.replace(/\D/g, '');
        if (taxId) set({ identifier: formatTaxId(fields.customer_country, digits) });
      }}
    />
  );
}

function NameFields({ fields, set, error }: FieldBinding) {
  const t = useT();
  return (
    <div className={look.pair}>
      <TextField
        label={t('register.customerName')}
        data-path="customer_name"
        value={fields.customer_name}
        error={error('customer_name')}
        onChange={(event) => set({ customer_name: event.currentTarget.value })}
      />
      <TextField
        label={t('register.city')}
        value={fields.customer_city}
        onChange={(event) => set({ customer_city: event.currentTarget.value })}
      />
    </div>
  );
}

/** Who the customer is: by tax id or site; then the answer whether the scope is free, and the name if it is not known. */
export function CustomerField(props: FieldBinding & { vendor: string; checks: boolean }) {
  const t = useT();
  const { fields, set } = props;
  const { answer, former, error, asking } = useScopeCheck(fields, props.checks);
  useFillKnown(answer?.known, props);
  const known = answer?.known;
  const sound = readIdentifier(fields.identifier, fields.customer_country).sound;
  const asksName = sound || fields.customer_name !== '' || props.error('customer_name') !== undefined;
  const isKnown = known && known.name === fields.customer_name;
  return (
    <div className={look.stack}>
      <div>
        <div className={look.label}>
          <b>{t('register.customer')}</b>
          <CountrySelect fields={fields} set={set} />
        </div>
        <IdentifierInput {...props} asking={asking} sound={sound} />
      </div>
      {isKnown && (
        <Found fields={fields} domain={known.domain} onWrong={() => set({ customer_name: '', customer_city: '' })} />
      )}
      {answer && <ScopeNote answer={answer} vendor={props.vendor} />}
      {former && (
        // Or the button below would move away under the finger.
        <div style={{ visibility: 'hidden' }} aria-hidden>
          <ScopeNote answer={former} vendor={props.vendor} />
        </div>
      )}
      {error instanceof ApiProblem && <p className="k-small k-muted">{error.problem.detail ?? error.problem.title}</p>}
      {!isKnown && asksName && <NameFields {...props} />}
    </div>
  );
}

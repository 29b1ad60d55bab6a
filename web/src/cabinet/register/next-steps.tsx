import { formatZone } from '@kanal/server/kernel/dates.ts';
import { IconReceipt, IconShieldCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { useTimeStyle } from '../../app/use-time-style.ts';
import { byValues, clocksDiffer } from '../../features/registrations/by-words.ts';
import { useRegistrationRules } from '../../features/registrations/use-rules.ts';
import { Clock } from '../../ui/clock.tsx';
import { useCabinet } from '../routes.ts';
import look from './register.module.css';

const MINUTE_MS = 60_000;

/** By when the vendor answers what is sent now, on the reader's clock. */
function Decision({ by, vendorZone }: { by: Output<'getCabinetHome'>['answer_by']; vendorZone: string }) {
  const t = useT();
  const { money } = useFormat();
  const style = useTimeStyle();
  return (
    <>
      <b>{t('register.next.decisionBy', byValues(by.usual, style))}</b>
      {t('register.next.decisionNow')}{' '}
      {by.large !== by.usual && (
        <>
          {t('register.next.decisionLarge', {
            amount: money(by.large_amount_minor, by.currency),
            ...byValues(by.large, style),
          })}{' '}
        </>
      )}
      {clocksDiffer(by.usual, style, vendorZone) && (
        <>{t('register.next.zone', { zone: formatZone(new Date(by.usual), style) })} </>
      )}
      {by.provisional && <>{t('register.next.provisional')} </>}
    </>
  );
}

/** What submitting leads to, by the rules in force: whose turn, by when, what if not. */
export function NextSteps() {
  const t = useT();
  const { vendor, vendorName, can } = useCabinet();
  const inForce = useRegistrationRules();
  // Asked anew while somebody writes: the answer is due from the moment of sending.
  const home = useRead('getCabinetHome', {}, { every: MINUTE_MS }).data;
  const quota = home?.quota;
  if (!inForce) return null;
  const { rules, version } = inForce;
  return (
    <aside className={look.aside} aria-labelledby="next">
      <h2 id="next">{t('register.next.title')}</h2>
      <ol className={look.steps}>
        <li>
          <IconReceipt size={20} aria-hidden />
          <span>
            <b>{t('register.next.number')}</b>
            {t('register.next.numberText')}
          </span>
        </li>
        <li>
          <Clock side="left" gone={0.08} label={null} />
          <span>
            {home ? (
              <Decision by={home.answer_by} vendorZone={home.vendor.time_zone} />
            ) : (
              <b>{t('register.next.decision', { days: rules.decision_business_days })}</b>
            )}
            {t('register.next.decisionText', { vendor: vendorName })}
          </span>
        </li>
        <li>
          <IconShieldCheck size={20} aria-hidden />
          <span>
            <b>{t('register.next.protection', { days: rules.protection_days })}</b>
            {t('register.next.protectionText', { days: rules.report_every_days })}
          </span>
        </li>
      </ol>
      <hr />
      <h2>{t('register.next.silence', { vendor: vendorName })}</h2>
      <p className="k-muted">{t('register.next.silenceText', { vendor: vendorName })}</p>
      <hr />
      <p className="k-small k-muted">
        {quota && <>{t('register.next.quota', { open: quota.open, limit: quota.limit })} </>}
        <Link to="/c/$vendor/rules" params={{ vendor }}>
          {t('register.next.rules', { version })}
        </Link>
      </p>
      {can('registration.import') && (
        <p className="k-small">
          <Link to="/c/$vendor/imports" params={{ vendor }} className={look.alone}>
            {t('register.fromFile')}
          </Link>
        </p>
      )}
    </aside>
  );
}

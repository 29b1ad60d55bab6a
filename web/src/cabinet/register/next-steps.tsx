import { IconReceipt, IconShieldCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { useRegistrationRules } from '../../features/registrations/use-rules.ts';
import { Clock } from '../../ui/clock.tsx';
import { useCabinet } from '../routes.ts';
import look from './register.module.css';

/** What submitting leads to, by the rules in force: whose turn, by when, what if not. */
export function NextSteps() {
  const t = useT();
  const { vendor, vendorName } = useCabinet();
  const inForce = useRegistrationRules();
  const quota = useRead('getCabinetHome', {}).data?.quota;
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
            <b>{t('register.next.decision', { days: rules.decision_business_days })}</b>
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
    </aside>
  );
}

import { type Icon, IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type Format, useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { type T, useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { useWorkspace } from '../routes.ts';
import look from './decide.module.css';
import type { Check, Dossier } from './types.ts';

const SIGN: Record<Check['level'], [Icon, string]> = {
  good: [IconCheck, 'k-hold'],
  warn: [IconAlertTriangle, 'k-wait'],
  stop: [IconX, 'k-stop'],
};

const number = (value: unknown) => (typeof value === 'number' ? value : Number(value ?? 0));

/** A check as a rule and its answer; a code this client does not know yet is left out. */
function checkWords({ code, params }: Check, t: T, format: Format): [rule: string, answer: string] | null {
  switch (code) {
    case 'scope':
      return [
        t('decide.check.scope'),
        t(number(params.free) === 1 ? 'decide.check.scopeFree' : 'decide.check.scopeTaken'),
      ];
    case 'first_complete_submission':
      return [t('decide.check.first'), t('decide.check.earlier', { count: number(params.earlier) })];
    case 'quota':
      return [
        t('decide.check.quota'),
        t('decide.check.of', { open: number(params.open), limit: number(params.limit) }),
      ];
    case 'early':
      return [t('decide.check.early'), t('decide.check.days', { count: number(params.days) })];
    case 'close_after_protection':
      return [
        t('decide.check.closeAfter'),
        t('decide.check.until', { day: format.shortDay(String(params.protected_until)) }),
      ];
    case 'partner_status':
      return [t('decide.check.partnerStatus'), statusWord(String(params.status), t)];
    case 'incumbent_own':
      return [t('decide.check.incumbent'), t('decide.check.incumbent_own')];
    case 'incumbent_own_outside':
      return [
        t('decide.check.incumbent'),
        t('decide.check.incumbent_ownOutside', {
          from: format.shortDay(String(params.from)),
          until: format.shortDay(String(params.until)),
        }),
      ];
    case 'incumbent_other':
      return [
        t('decide.check.incumbent'),
        params.until
          ? t('decide.check.incumbent_otherWindow', { until: format.shortDay(String(params.until)) })
          : t('decide.check.incumbent_other'),
      ];
    case 'incumbent_other_outside':
      return [t('decide.check.incumbent'), t('decide.check.incumbent_otherOutside')];
    case 'incomplete_contact':
      return [t('decide.check.contact'), t('decide.check.contactNone')];
    default:
      return null;
  }
}

const STATUSES = ['prospect', 'applicant', 'active', 'suspended', 'terminated'] as const;

function statusWord(status: string, t: T): string {
  const known = STATUSES.find((one) => one === status);
  return known ? t(`workspace.partnerStatus.${known}`) : status;
}

/** The rules that apply to this claim, each with its answer. */
export function Rules({ registration, dossier }: { registration: Registration; dossier: Dossier }) {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const now = useRead(
    'getRulesInForce',
    { rule_set: 'registration' },
    { enabled: !registration.rules, staleTime: 300_000 },
  );
  const rules = registration.rules ?? now.data;
  const since = rules?.effective_from;
  return (
    <div className={look.block}>
      <div className={look.blockHead}>
        <h2>{rules ? t('decide.rules', { version: rules.version }) : t('decide.rulesAny')}</h2>
        {rules && (
          <Link to="/w/$vendor/rules/$id" params={{ vendor, id: rules.id }}>
            {since ? t('decide.rulesSince', { day: format.day(since) }) : t('workspace.nav.rules')}
          </Link>
        )}
      </div>
      <ul className={look.checks}>
        {dossier.checks.map((check) => {
          const words = checkWords(check, t, format);
          if (!words) return null;
          const [Sign, colour] = SIGN[check.level];
          return (
            <li key={check.code}>
              <Sign size={16} className={colour} aria-label={t(`decide.level.${check.level}`)} role="img" />
              <span>{words[0]}</span>
              <span className={check.level === 'stop' ? 'k-stop' : 'k-muted'}>{words[1]}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

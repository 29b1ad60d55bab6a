import { useT } from '../../app/use-t.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { OwnKeys } from '../signing/own-keys.tsx';
import { AboutMe } from './about-me.tsx';
import { Notices } from './notices.tsx';
import { useOwnPlace } from './own-place.ts';
import { Password } from './password.tsx';
import look from './profile.module.css';
import { Sessions } from './sessions.tsx';
import { TwoFactor } from './two-factor.tsx';

/** One's own settings: name, language, zone, notices, password, second step, open sessions. Both shells show it. */
export function ProfilePage() {
  const t = useT();
  const signs = useOwnPlace()?.place.side === 'cabinet';
  const sections = [
    ['about', AboutMe],
    ['notices', Notices],
    ['password', Password],
    ['twoFactor', TwoFactor],
    ...(signs ? ([['signing', OwnKeys]] as const) : []),
    ['sessions', Sessions],
  ] as const;
  return (
    <>
      <PageHeader title={t('profile.title')} lead={t('profile.lead')} />
      {sections.map(([key, Section]) => (
        <section key={key} className={look.section} aria-label={t(`profile.${key}`)}>
          <h2>{t(`profile.${key}`)}</h2>
          <Section />
        </section>
      ))}
    </>
  );
}

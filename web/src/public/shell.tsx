import type { ReactNode } from 'react';
import { LanguageSwitch } from '../app/language-switch.tsx';
import { ThemeSwitch } from '../app/theme-switch.tsx';
import { useT } from '../app/use-t.tsx';
import { BrandMark } from '../ui/brand.tsx';
import { useDensity } from '../ui/use-density.ts';
import look from './shell.module.css';

interface PublicShellProps {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** For a page that is read rather than filled in. */
  wide?: boolean;
  children: ReactNode;
}

/** Frame of a page before sign-in: brand, language, theme and one narrow column. */
export function PublicShell({ title, lead, wide, children }: PublicShellProps) {
  const t = useT();
  useDensity('cabinet');
  return (
    <div className={look.frame}>
      <header className={look.top}>
        <a className={look.brand} href="/">
          <BrandMark size={22} />
          {t('app.name')}
        </a>
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main className={look.main} data-wide={wide}>
        <h1>{title}</h1>
        {lead && <p className="k-muted">{lead}</p>}
        <div className={look.body}>{children}</div>
      </main>
    </div>
  );
}

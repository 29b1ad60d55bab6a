import { Button } from '@mantine/core';
import { type Icon, IconCloudOff, IconLock, IconMapOff, IconMoodSad } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { BrandMark } from '../ui/brand.tsx';
import { ApiProblem, RetryableError } from './api-problem.ts';
import look from './error-pages.module.css';
import { useT } from './use-t.tsx';

interface FrameProps {
  icon: Icon;
  title: string;
  text: string;
  /** Machine detail for support; shown small, never as the message. */
  detail?: string;
  children: ReactNode;
}

function Frame({ icon: Sign, title, text, detail, children }: FrameProps) {
  const t = useT();
  return (
    <main className={look.page}>
      <a className={look.brand} href="/">
        <BrandMark size={22} />
        {t('app.name')}
      </a>
      <Sign size={32} className="k-faint" aria-hidden />
      <h1>{title}</h1>
      <p className="k-muted k-measure">{text}</p>
      {detail && <p className="k-small k-faint">{detail}</p>}
      <div className={look.actions}>{children}</div>
    </main>
  );
}

function Home({ quiet = false }: { quiet?: boolean }) {
  const t = useT();
  return (
    <Button component="a" href="/" variant={quiet ? 'default' : 'filled'}>
      {t('app.home')}
    </Button>
  );
}

function Reload() {
  const t = useT();
  return (
    <Button variant="filled" onClick={() => window.location.reload()}>
      {t('app.reload')}
    </Button>
  );
}

/** 404: an address that leads nowhere, or to something this person may not know of. */
export function NotFoundPage() {
  const t = useT();
  return (
    <Frame icon={IconMapOff} title={t('app.notFoundTitle')} text={t('app.notFoundText')}>
      <Home />
    </Frame>
  );
}

/** 403: the thing exists and is known to this person, the right is missing. */
export function ForbiddenPage() {
  const t = useT();
  return (
    <Frame icon={IconLock} title={t('app.forbiddenTitle')} text={t('app.forbiddenText')}>
      <Home />
      <Button onClick={() => void navigator.clipboard.writeText(window.location.href)}>{t('app.copyAddress')}</Button>
    </Frame>
  );
}

/** No connection while a page was loading. */
export function OfflinePage() {
  const t = useT();
  return (
    <Frame icon={IconCloudOff} title={t('app.offlineTitle')} text={t('app.offlineText')}>
      <Reload />
    </Frame>
  );
}

/** What a page that failed shows; picks the page that explains the failure. */
export function CrashPage({ error }: { error: unknown }) {
  const t = useT();
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  if (error instanceof ApiProblem && error.status === 403) return <ForbiddenPage />;
  if (error instanceof RetryableError && error.reason === 'offline') return <OfflinePage />;
  return (
    <Frame
      icon={IconMoodSad}
      title={t('app.crashTitle')}
      text={t('app.crashText')}
      {...(error instanceof Error ? { detail: error.message } : {})}
    >
      <Reload />
      <Home quiet />
    </Frame>
  );
}

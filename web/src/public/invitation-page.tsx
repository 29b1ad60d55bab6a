import { Button } from '@mantine/core';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../app/api.ts';
import { signOut } from '../app/session.ts';
import { useFormat } from '../app/use-format.ts';
import { useLocale, useT } from '../app/use-t.tsx';
import { RoleWords } from '../features/roles/role-words.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Facts } from '../ui/facts.tsx';
import { Note } from '../ui/note.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { AcceptForm, type OpenInvitation } from './accept-form.tsx';
import { PublicShell } from './shell.tsx';
import { tokenOfLink } from './token-of-link.ts';
import { useAnswer } from './use-answer.ts';

function About({ invitation }: { invitation: OpenInvitation }) {
  const t = useT();
  const format = useFormat();
  const { partner, vendor, invited_by, email, roles, expires_at } = invitation;
  return (
    <Facts
      facts={[
        {
          term: t('public.invite.where'),
          value: partner?.name ?? vendor.name,
          ...(partner ? { note: t('public.placeCabinet', { vendor: vendor.name }) } : {}),
        },
        { term: t('public.invite.role'), value: <RoleWords roles={roles} /> },
        { term: t('public.email'), value: email },
        ...(invited_by ? [{ term: t('public.invite.by'), value: invited_by }] : []),
        { term: t('public.invite.until'), value: format.dateTime(expires_at) },
      ]}
    />
  );
}

function SignInFirst({ invitation }: { invitation: OpenInvitation }) {
  const t = useT();
  return (
    <Note
      tone="wait"
      title={t('public.invite.signInFirst')}
      actions={
        <>
          <Link to="/sign-in">{t('public.toSignIn')}</Link>
          <Button onClick={() => void signOut()}>{t('app.signOut')}</Button>
        </>
      }
    >
      {t('public.invite.signInFirstText', { email: invitation.email })}
    </Note>
  );
}

/** What an invitation is for, and taking it: with a new password, or as one more place of a login. */
function InvitationPage() {
  const t = useT();
  const { locale } = useLocale();
  const [token] = useState(tokenOfLink);
  // The words of the answer come in the reader's language.
  const { data, error, again } = useAnswer(token && locale, () => call('openInvitation', { token }));
  const vendor = data?.vendor.name;
  return (
    <PublicShell title={vendor ? t('public.invite.title', { vendor }) : t('public.invite.titleAny')}>
      {token === '' && <Note title={t('public.invite.noToken')}>{t('public.invite.noTokenText')}</Note>}
      {error !== null && (
        <ErrorNote
          error={error}
          onRetry={again}
          actions={<Link to="/ask-invitation">{t('public.askInvitation')}</Link>}
        />
      )}
      {!data && error === null && token !== '' && <SkeletonRows rows={3} />}
      {data && <About invitation={data} />}
      {data?.account === 'sign_in' && <SignInFirst invitation={data} />}
      {data && data.account !== 'sign_in' && <AcceptForm token={token} invitation={data} />}
    </PublicShell>
  );
}

export const route = createLazyRoute('/invitation')({ component: InvitationPage });

import { createLazyRoute } from '@tanstack/react-router';
import { PublicShell } from './shell.tsx';

function InvitePage() {
  return <PublicShell title="Kanal">{null}</PublicShell>;
}

export const route = createLazyRoute('/invite/$token')({ component: InvitePage });

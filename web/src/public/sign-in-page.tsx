import { createLazyRoute } from '@tanstack/react-router';
import { PublicShell } from './shell.tsx';

function SignInPage() {
  return <PublicShell title="Kanal">{null}</PublicShell>;
}

export const route = createLazyRoute('/sign-in')({ component: SignInPage });

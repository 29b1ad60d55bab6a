import '../ui/fonts.css';
import '../ui/mantine.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { I18nProvider } from '@lingui/react';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { cssVariablesResolver, theme } from '../ui/theme.ts';
import { i18n, startMessages } from './messages.ts';
import { THEME_KEY } from './preferences.ts';
import { isBehindDoor, openPlaces, router } from './router.tsx';

const colorScheme = localStorageColorSchemeManager({ key: THEME_KEY });

function render() {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={colorScheme}
        defaultColorScheme="auto"
      >
        <I18nProvider i18n={i18n}>
          <RouterProvider router={router} />
        </I18nProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

// Not a top-level await: the pages import what this file imports, and would wait for it in turn.
// A lost connection is told by the door, which asks for the addresses again.
void Promise.all([
  startMessages('app', 'ui'),
  isBehindDoor(window.location.pathname) ? openPlaces().catch(() => undefined) : null,
]).then(render);

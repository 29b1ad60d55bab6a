import { useLayoutEffect } from 'react';

export type Density = 'workspace' | 'cabinet';

/** Sets the size of controls and text for the page and its floating layers: 32 px and 14/20, or 48 px and 16/24. */
export function useDensity(density: Density): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
}

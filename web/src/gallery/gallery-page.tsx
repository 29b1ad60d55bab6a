import { createLazyRoute } from '@tanstack/react-router';
import { useT } from '../app/use-t.tsx';

function GalleryPage() {
  const t = useT();
  return (
    <main>
      <h1>{t('gallery.title')}</h1>
    </main>
  );
}

export const route = createLazyRoute('/gallery')({ component: GalleryPage });

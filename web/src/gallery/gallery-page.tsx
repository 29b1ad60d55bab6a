import { createLazyRoute, Link } from '@tanstack/react-router';
import { LanguageSwitch } from '../app/language-switch.tsx';
import { ThemeSwitch } from '../app/theme-switch.tsx';
import { useT } from '../app/use-t.tsx';
import { BrandMark } from '../ui/brand.tsx';
import { Toasts } from '../ui/toast.tsx';
import { useDensity } from '../ui/use-density.ts';
import { ColourSection, TypeSection } from './colours.tsx';
import look from './gallery.module.css';
import { ComparisonSection, CourseSection, TableSection } from './lists.tsx';
import { AnswerSection, BlankSection, FormSection, ToastSection } from './remarks.tsx';
import { Section } from './section.tsx';
import { ClockSection, ReceiptSection } from './signs.tsx';
import { ButtonSection, StatusSection } from './words.tsx';

function GalleryPage() {
  const t = useT();
  useDensity('workspace');
  return (
    <main className={look.sheet} id="content">
      <header className={look.top}>
        <div>
          <div className={look.brand}>
            <BrandMark size={22} />
            {t('app.name')}
          </div>
          <h1>{t('gallery.title')}</h1>
          <p className="k-muted">{t('gallery.lead')}</p>
        </div>
        <div className={look.row}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <ClockSection />
      <ReceiptSection />
      <StatusSection />
      <ButtonSection />
      <TableSection />
      <AnswerSection />
      <FormSection />
      <BlankSection />
      <ToastSection />
      <CourseSection />
      <ComparisonSection />
      <Section title="gallery.shells" text="gallery.shellsText">
        <div className={look.row}>
          <Link to="/gallery/workspace">{t('gallery.workspace')}</Link>
          <Link to="/gallery/cabinet">{t('gallery.cabinet')}</Link>
        </div>
      </Section>
      <ColourSection />
      <TypeSection />
      <Toasts />
    </main>
  );
}

export const route = createLazyRoute('/gallery')({ component: GalleryPage });

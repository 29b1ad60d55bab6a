import look from './header.module.css';
import { useT } from './use-t.tsx';

/** First stop of the Tab key: past the navigation, to `<main id="content">`. */
export function SkipLink() {
  const t = useT();
  return (
    <a className={look.skip} href="#content">
      {t('app.skip')}
    </a>
  );
}

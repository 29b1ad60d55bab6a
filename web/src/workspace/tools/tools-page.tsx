import { useDocumentTitle } from '@mantine/hooks';
import { IconCircleCheck } from '@tabler/icons-react';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useT } from '../../app/use-t.tsx';
import { categories, stands, tools, toolsOf } from '../../features/tools/tools.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useWorkspace } from '../routes.ts';
import look from './tools.module.css';

/** All tools of a partner programme by their six categories; those that Kanal has are marked. */
function ToolsPage() {
  const t = useT();
  const { vendor } = useWorkspace();
  useDocumentTitle(`${t('tools.title')} · Kanal`);
  return (
    <>
      <PageHeader title={t('tools.title')} lead={t('tools.lead', { here: tools.filter(stands).length })} />
      <div className={look.map}>
        {categories.map((category) => (
          <section key={category}>
            <h2>
              {category} · {t(`tools.name.${category}`)}
            </h2>
            <ul>
              {toolsOf[category].map((tool) => (
                <li key={tool}>
                  <Link className={look.tool} to="/w/$vendor/tools/$code" params={{ vendor, code: tool }}>
                    <b className={look.code}>{tool}</b>
                    <span className="k-grow">{t(`tools.name.${tool}`)}</span>
                    {stands(tool) && <IconCircleCheck size={18} className="k-hold" aria-label={t('tools.here')} />}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/tools')({ component: ToolsPage });

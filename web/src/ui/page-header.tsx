import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import look from './page-header.module.css';

export interface PageHeaderProps {
  title: ReactNode;
  /** One line under the title. */
  lead?: ReactNode;
  /** Above the title: status, number. */
  over?: ReactNode;
  /** A link back, with the router's own link inside: `<Link …>All deals</Link>`. */
  back?: ReactNode;
  /** The page's buttons; one of them at most is primary. */
  actions?: ReactNode;
}

/** Top of a page: where one is, what it is about, what can be done. */
export function PageHeader({ title, lead, over, back, actions }: PageHeaderProps) {
  return (
    <header className={look.header}>
      {back && (
        <div className={look.back}>
          <IconArrowLeft size={18} aria-hidden />
          {back}
        </div>
      )}
      <div className={look.row}>
        <div className="k-grow">
          {over && <div className={look.over}>{over}</div>}
          <h1>{title}</h1>
          {lead && <p className="k-muted">{lead}</p>}
        </div>
        {actions && <div className={look.actions}>{actions}</div>}
      </div>
    </header>
  );
}

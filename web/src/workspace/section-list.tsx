import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { NavItem } from '../app/nav.ts';
import look from './shell.module.css';

export interface SectionsProps {
  sections: readonly NavItem[];
  /** What stands below them. */
  foot?: ReactNode;
  onGo?: () => void;
}

/** The sections as links; at the left of a desk and in the drawer of a narrow screen. */
export function Sections({ sections, foot, onGo }: SectionsProps) {
  return (
    <>
      {sections.map(({ key, label, icon: Sign, link, exact, count }) => (
        <Link
          key={key}
          {...link}
          className={look.section}
          activeOptions={{ exact: exact ?? false, includeSearch: false }}
          onClick={onGo}
        >
          {Sign && <Sign size={18} aria-hidden />}
          <span>{label}</span>
          {count !== undefined && count > 0 && <span className={look.count}>{count}</span>}
        </Link>
      ))}
      {foot && <div className={look.foot}>{foot}</div>}
    </>
  );
}

import { Link } from '@tanstack/react-router';
import type { NavItem } from '../app/nav.ts';
import look from './shell.module.css';

/** The sections as links; in the bar of a desk and in the drawer of a phone. */
export function Tabs({
  sections,
  className,
  onGo,
}: {
  sections: readonly NavItem[];
  className?: string;
  onGo?: () => void;
}) {
  return sections.map(({ key, label, link, exact, count, current }) => (
    <Link
      key={key}
      {...link}
      className={className}
      activeOptions={{ exact: exact ?? false }}
      {...(current ? { 'aria-current': 'page' as const } : {})}
      onClick={onGo}
    >
      {label}
      {count !== undefined && count > 0 && <span className={look.count}>{count}</span>}
    </Link>
  ));
}

import type { Icon } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';

/** One section of a shell; only those that exist for this person are passed in. */
export interface NavItem {
  key: string;
  label: string;
  icon?: Icon;
  /** Made with the router's `linkOptions({to, params})`. */
  link: LinkProps;
  /** Current only at exactly this address (the home of a tree). */
  exact?: boolean;
  /** Current although the address is another one's: the page shown belongs here. */
  current?: boolean;
  /** What waits there. */
  count?: number;
}

/** A place of work: one person may have several. */
export interface Workplace {
  id: string;
  /** The name by which it is known: the vendor's, or the partner company's. */
  name: string;
  /** Second line in the list: role, or at which vendor. */
  note?: string;
}

export interface Person {
  name: string;
  /** Two letters for the round picture. */
  initials: string;
}

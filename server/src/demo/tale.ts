/** The story of one deal: who tells it, what is claimed, and how far it has come. */
import type { Member } from '../access/actors.ts';
import type { DemoPartner } from './build.ts';

export interface Tale {
  partner: DemoPartner;
  seller: Member;
  manager: Member;
  draft: Record<string, unknown>;
  amount_minor: number;
  /** The deal is still being worked on when the story is told to its end. */
  goesOn: boolean;
  /** How many reports there have been. */
  reports: number;
  id: string | null;
  /** A step was refused (the scope was taken, say): the tale ends here, as in life. */
  over: boolean;
}

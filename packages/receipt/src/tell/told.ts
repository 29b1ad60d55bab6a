import type { WordLanguage } from '../words/words.ts';

/** One line of what a receipt says. */
export interface Line {
  readonly key: string;
  readonly term: string;
  readonly value: string;
}

/** A verdict in words for people who know nothing of trees and keys. */
export interface Told {
  /** `unwitnessed`: valid, and only the vendor vouches for the time. */
  readonly tone: 'valid' | 'unwitnessed' | 'invalid' | 'unreadable';
  readonly title: string;
  /** The whole verdict in one paragraph; the opened fields come last. */
  readonly paragraph: string;
  /** What is wrong, a sentence each. */
  readonly reasons: readonly string[];
  readonly facts: readonly Line[];
  /** The opened fields, in the order of a claim. */
  readonly opened: readonly Line[];
}

export interface Reader {
  readonly language: WordLanguage;
  /** IANA name; the reader's own when absent. */
  readonly timeZone?: string;
}

import Markdown, { type MarkdownToJSX } from 'markdown-to-jsx/react';
import type { ReactNode } from 'react';
import { useT } from '../../app/use-t.tsx';
import { type Chapter, isChapter } from './chapters.ts';
import { fillChapter, partsOf } from './fill-chapter.ts';
import look from './help.module.css';
import { StateTable } from './state-table.tsx';
import type { RuleWords } from './use-rule-words.ts';

interface ChapterTextProps {
  text: string;
  rules: RuleWords;
  onChapter: (chapter: Chapter) => void;
}

interface GuideLinkProps extends Pick<ChapterTextProps, 'onChapter'> {
  href?: string;
  children?: ReactNode;
}

/** A link to another chapter turns the page; any other one leaves the app in a new tab. */
function GuideLink({ href = '', children, onChapter }: GuideLinkProps) {
  const code = /^([\w.]+)\.md$/.exec(href)?.[1] ?? '';
  if (isChapter(code)) {
    return (
      <button type="button" className={look.link} onClick={() => onChapter(code)}>
        {children}
      </button>
    );
  }
  return (
    <a href={href} target="_blank" rel="noopener">
      {children}
    </a>
  );
}

/** The prose of a chapter with the numbers in force, its tables drawn where the text asks for them. */
export function ChapterText({ text, rules, onChapter }: ChapterTextProps) {
  const options: MarkdownToJSX.Options = {
    disableParsingRawHTML: true,
    forceBlock: true,
    wrapper: 'div',
    // The panel has a heading of its own; the chapter's come below it.
    overrides: { a: { component: GuideLink, props: { onChapter } }, h1: { component: 'h3' }, h2: { component: 'h4' } },
  };
  return (
    <div className={look.chapter}>
      {partsOf(text).map((part, index) =>
        part.kind === 'text' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a chapter never move
          <Markdown key={index} options={options}>
            {fillChapter(part.text, rules.words)}
          </Markdown>
        ) : part.kind === 'state_table' ? (
          <StateTable key={part.kind} />
        ) : (
          <PriorityRules key={part.kind} codes={rules.priority} />
        ),
      )}
    </div>
  );
}

/** What decides between claims, in the order of the rules in force. */
function PriorityRules({ codes }: { codes: readonly string[] }) {
  const t = useT();
  return (
    <ol>
      {codes.map((code) => (
        <li key={code}>{t(`registrations.rule.${code}` as 'registrations.rule.arbitration')}</li>
      ))}
    </ol>
  );
}

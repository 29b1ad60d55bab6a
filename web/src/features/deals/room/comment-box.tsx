import { Button, Checkbox, UnstyledButton } from '@mantine/core';
import { IconAt } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useT } from '../../../app/use-t.tsx';
import { LongTextField } from '../../../ui/long-text-field.tsx';
import type { DealPerson } from '../types.ts';
import { beginning, completed, fitting, mentioned } from './mentions.ts';
import look from './room.module.css';

export interface Written {
  text: string;
  mention_ids: string[];
  internal: boolean;
}

interface CommentBoxProps {
  people: readonly DealPerson[];
  initial?: string;
  /** The vendor's people may write among themselves. */
  mayBeInternal: boolean;
  busy: boolean;
  submit: string;
  /** `sent` empties the box: what could not be sent stays in it. */
  onSubmit: (written: Written, sent: () => void) => void;
  onCancel?: () => void;
}

/** Where a comment is written: `@` offers the people who may read it. */
export function CommentBox({ people, initial = '', mayBeInternal, busy, submit, onSubmit, onCancel }: CommentBoxProps) {
  const t = useT();
  const box = useRef<HTMLTextAreaElement>(null);
  const offered = useRef<HTMLUListElement>(null);
  const [text, setText] = useState(initial);
  const [caret, setCaret] = useState(initial.length);
  const [internal, setInternal] = useState(false);
  const readers = people.filter((person) => !internal || person.side === 'vendor');
  const begun = beginning(text, caret);
  const offers = begun === null ? [] : fitting(readers, begun).filter(({ name }) => name !== begun.trim());
  const place = (next: { text: string; caret: number }) => {
    setText(next.text);
    setCaret(next.caret);
    box.current?.focus();
    requestAnimationFrame(() => box.current?.setSelectionRange(next.caret, next.caret));
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && offers.length > 0) {
      event.preventDefault();
      offered.current?.querySelector('button')?.focus();
    }
  };
  const named = mentioned(readers, text);
  return (
    <form
      className={look.write}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onSubmit({ text: text.trim(), mention_ids: named.map(({ id }) => id), internal }, () => {
          setText('');
          setCaret(0);
        });
      }}
    >
      <LongTextField
        ref={box}
        label={t(internal ? 'deals.comment.internalLabel' : 'deals.comment.label')}
        minRows={2}
        value={text}
        maxLength={4000}
        onKeyDown={keys}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
        }}
      />
      {offers.length > 0 && (
        <ul ref={offered} className={look.offers} aria-label={t('deals.comment.offers')}>
          {offers.map((person) => (
            <li key={person.id}>
              <UnstyledButton className={look.offer} onClick={() => place(completed(text, caret, person.name))}>
                {person.name}
                <span className="k-small k-muted">{person.position}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      {mayBeInternal && (
        <Checkbox
          checked={internal}
          onChange={(event) => setInternal(event.currentTarget.checked)}
          label={t('deals.comment.internal')}
        />
      )}
      <div className={look.buttons}>
        <Button type="submit" loading={busy} disabled={text.trim() === ''}>
          {submit}
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconAt size={18} aria-hidden />}
          onClick={() =>
            place({
              text: `${text}${/(^|\s)$/.test(text) ? '' : ' '}@`,
              caret: text.length + (/(^|\s)$/.test(text) ? 1 : 2),
            })
          }
        >
          {t('deals.comment.name')}
        </Button>
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

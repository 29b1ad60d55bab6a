import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiProblem, type ProblemBody, RetryableError } from '../app/api-problem.ts';
import { type T, useT } from '../app/use-t.tsx';
import { Note } from './note.tsx';

export interface ErrorNoteProps {
  /** What was thrown, or the body of a refusal. */
  error: unknown;
  onRetry?: () => void;
  /** The way out that belongs to this refusal. */
  actions?: ReactNode;
}

function describe(error: unknown, t: T): Pick<ProblemBody, 'title' | 'detail' | 'errors'> & { again: boolean } {
  if (error instanceof ApiProblem) return { ...error.problem, again: false };
  if (error instanceof RetryableError && error.reason === 'offline') {
    return { title: t('app.problemOffline'), detail: t('app.problemOfflineText'), again: true };
  }
  if (typeof error === 'object' && error !== null && 'title' in error && 'status' in error) {
    return { ...(error as ProblemBody), again: false };
  }
  return { title: t('app.problemServer'), detail: t('app.problemServerText'), again: true };
}

/** A refusal or a failure as one text, for a toast or a line of a list. */
export function problemWords(error: unknown, t: T): string {
  const { title, detail, errors } = describe(error, t);
  const fields = errors?.map((field) => field.detail) ?? [];
  return [...new Set([title, detail, ...fields])].filter(Boolean).join('. ').replaceAll('..', '.');
}

/** A refusal or a failure in words: which rule, what can be done, every wrong field at once. */
export function ErrorNote({ error, onRetry, actions }: ErrorNoteProps) {
  const t = useT();
  const { title, detail, errors, again } = describe(error, t);
  const retry = again && onRetry && (
    <Button variant="default" onClick={onRetry}>
      {t('ui.retry')}
    </Button>
  );
  return (
    <Note
      tone="stop"
      live
      title={title}
      actions={
        (retry || actions) && (
          <>
            {retry}
            {actions}
          </>
        )
      }
    >
      {detail !== title && detail}
      {errors && errors.length > 0 && (
        <>
          <div>{t('ui.fieldErrors')}</div>
          <ul>
            {errors.map((field) => (
              <li key={`${field.path} ${field.code}`}>— {field.detail}</li>
            ))}
          </ul>
        </>
      )}
    </Note>
  );
}

/** @returns the refusals of one field, for the `error` of its input */
export function fieldError(error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  const found = error.problem.errors?.filter((field) => field.path === path).map((field) => field.detail);
  return found && found.length > 0 ? found.join(' ') : undefined;
}

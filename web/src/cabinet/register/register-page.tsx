import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { shortName } from '../../features/registrations/deal-words.ts';
import { forgetDraft } from '../../features/registrations/form/kept-draft.ts';
import { notScopeCheck } from '../../features/registrations/form/refresh.ts';
import { RegistrationForm } from '../../features/registrations/form/registration-form.tsx';
import { SavedLine } from '../../features/registrations/form/saved-line.tsx';
import { useDraft } from '../../features/registrations/form/use-draft.ts';
import type { FormMode } from '../../features/registrations/form/use-submit.ts';
import type { Registration } from '../../features/registrations/types.ts';
import { useRegistrationRules } from '../../features/registrations/use-rules.ts';
import { Note } from '../../ui/note.tsx';
import { PageError } from '../../ui/page-error.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { useInnerBar } from '../phone-bar.ts';
import { useCabinet } from '../routes.ts';
import { NextSteps } from './next-steps.tsx';
import { PeopleFields } from './people-fields.tsx';
import look from './register.module.css';

const EARLY_DAYS = 60;
const SENT = { draft: 'first', answer: 'answer', edit: 'edit' } as const;

function modeOf(initial: Registration | null): FormMode {
  if (!initial || initial.state === 'draft') return 'draft';
  return initial.state === 'action_required' ? 'answer' : 'edit';
}

function Heading({ initial, mode }: { initial: Registration | null; mode: FormMode }) {
  const t = useT();
  const name = shortName(initial?.customer_name ?? '');
  const title = mode === 'draft' ? t('register.title') : t(`register.title.${mode}`, { name });
  useInnerBar(title, mode === 'draft' ? '/c/$vendor' : '/c/$vendor/deals');
  return <h1>{title}</h1>;
}

function Notes({ initial, mode, restored }: { initial: Registration | null; mode: FormMode; restored: boolean }) {
  const t = useT();
  const { vendorName } = useCabinet();
  return (
    <div className={look.notes}>
      {restored && <Note title={t('register.restored')} />}
      {mode === 'answer' && initial?.reason_note && (
        <Note tone="wait" title={t('cabinet.deal.question', { vendor: vendorName })}>
          {initial.reason_note}
        </Note>
      )}
      {mode === 'edit' && (
        <Note tone="wait" title={t('register.editTitle')}>
          {t('register.editText')}
        </Note>
      )}
    </div>
  );
}

function Writing({ initial, onCreated }: { initial: Registration | null; onCreated: (record: Registration) => void }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { vendor, vendorName } = useCabinet();
  const mode = modeOf(initial);
  const draft = useDraft(initial, { manual: mode === 'edit', onCreated });
  const earlyDays = useRegistrationRules()?.rules.early_registration_days ?? EARLY_DAYS;
  const toDeal = (id: string, sent?: 'first' | 'answer' | 'edit') =>
    navigate({ to: '/c/$vendor/deals/$id', params: { vendor, id }, search: sent ? { sent } : {} });
  const done = (record: Registration) => {
    void client.invalidateQueries({ predicate: notScopeCheck });
    client.setQueryData(['getRegistration', { id: record.id }], record);
    void toDeal(record.id, SENT[mode]);
  };
  const later = () => {
    void client.invalidateQueries({ predicate: notScopeCheck });
    if (mode === 'edit' && initial) forgetDraft(initial.id); // given up on purpose
    if (mode !== 'draft' && initial) void toDeal(initial.id);
    else void navigate({ to: '/c/$vendor', params: { vendor } });
  };
  return (
    <div>
      <div className={look.head}>
        <Heading initial={initial} mode={mode} />
        {mode !== 'edit' && <SavedLine state={draft.state} record={draft.record} />}
      </div>
      <Notes initial={initial} mode={mode} restored={draft.restored} />
      <RegistrationForm
        draft={draft}
        mode={mode}
        vendor={vendorName}
        earlyDays={earlyDays}
        onDone={done}
        onLater={later}
        onFiles={() => void draft.refresh()}
        people={(bind) => <PeopleFields bind={bind} />}
      />
    </div>
  );
}

/** Nothing can be written here, and why. */
function Refused({ words, children }: { words: 'register.noRight' | 'register.closedTitle'; children?: ReactNode }) {
  const t = useT();
  return (
    <>
      <h1>{t('register.title')}</h1>
      <Note tone="wait" title={t(words)}>
        {children}
      </Note>
    </>
  );
}

/** Loads the draft that the address names; one that this very page has just created is already on the screen. */
function RegisterPage() {
  const t = useT();
  const navigate = useNavigate();
  const { vendor, can } = useCabinet();
  const { draft } = route.useSearch();
  const own = useRef<string | undefined>(undefined);
  const loads = draft !== undefined && draft !== own.current;
  const { data, error, refetch } = useRead('getRegistration', { id: draft ?? '' }, { enabled: loads, staleTime: 0 });
  const created = (record: Registration) => {
    own.current = record.id;
    void navigate({ to: '/c/$vendor/register', params: { vendor }, search: { draft: record.id }, replace: true });
  };
  if (!can('registration.submit')) return <Refused words="register.noRight" />;
  if (loads && error) return <PageError error={error} onRetry={() => void refetch()} />;
  if (loads && !data) return <SkeletonPage />;
  const editable = !loads || !data || data.can.update;
  if (!editable && data) {
    return (
      <Refused words="register.closedTitle">
        <Link to="/c/$vendor/deals/$id" params={{ vendor, id: data.id }}>
          {t('register.openDeal')}
        </Link>
      </Refused>
    );
  }
  return (
    <div className={look.page}>
      <Writing key={loads ? draft : 'new'} initial={loads ? (data ?? null) : null} onCreated={created} />
      {(!loads || data?.state === 'draft') && <NextSteps />}
    </div>
  );
}

export const route = createLazyRoute('/c/$vendor/register')({ component: RegisterPage });

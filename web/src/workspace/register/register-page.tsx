import { useDocumentTitle } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { RegistrationForm } from '../../features/registrations/form/registration-form.tsx';
import { SavedLine } from '../../features/registrations/form/saved-line.tsx';
import { useDraft } from '../../features/registrations/form/use-draft.ts';
import type { Registration } from '../../features/registrations/types.ts';
import { useRegistrationRules } from '../../features/registrations/use-rules.ts';
import { Note } from '../../ui/note.tsx';
import { PageError } from '../../ui/page-error.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../routes.ts';
import { type Owner, OwnerChoice } from './owner-choice.tsx';
import look from './register.module.css';

/** From how many days before the contract a registration counts as early, until the rules are read. */
const EARLY_DAYS = 60;

interface WritingProps {
  initial: Registration | null;
  owner: Owner | null;
  onCreated: (record: Registration) => void;
}

function Writing({ initial, owner, onCreated }: WritingProps) {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { vendor, place } = useWorkspace();
  const fields = owner && { partner_id: owner.partner_id, responsible_id: owner.responsible_id };
  const draft = useDraft(initial, { manual: false, owner: fields ?? undefined, onCreated });
  const earlyDays = useRegistrationRules()?.rules.early_registration_days ?? EARLY_DAYS;
  const partner = initial?.partner.name ?? owner?.partner_name ?? '';
  const responsible = draft.record?.responsible.name ?? owner?.responsible_name ?? '';
  const done = (record: Registration) => {
    void client.invalidateQueries();
    showToast({ message: t('queue.registeredFor', { partner, number: record.number ?? 0 }) });
    void navigate({ to: '/w/$vendor/deals/$id', params: { vendor, id: record.id } });
  };
  const later = () => {
    void client.invalidateQueries();
    void navigate({ to: '/w/$vendor/deals', params: { vendor }, search: { view: 'drafts' } });
  };
  return (
    <div>
      <div className={look.head}>
        <h1>{t('queue.forPartnerTitle', { partner })}</h1>
        <SavedLine state={draft.state} record={draft.record} />
      </div>
      <p className={`${look.for} k-muted`}>{t('queue.forPartnerText', { partner, responsible })}</p>
      <RegistrationForm
        draft={draft}
        mode="draft"
        vendor={place.vendor.name}
        earlyDays={earlyDays}
        checks={false}
        onDone={done}
        onLater={later}
        onFiles={() => void draft.refresh()}
      />
    </div>
  );
}

/** Nothing can be written here, and why. */
function Refused({ words }: { words: 'queue.noRightForPartner' | 'register.closedTitle' }) {
  const t = useT();
  return (
    <>
      <h1>{t('queue.forPartner')}</h1>
      <Note tone="wait" title={t(words)} />
    </>
  );
}

/** A registration written by the vendor's people for a partner: whose it is first, then the seller's own form. */
function RegisterPage() {
  const t = useT();
  const navigate = useNavigate();
  const { vendor, can } = useWorkspace();
  const { draft } = route.useSearch();
  const [owner, setOwner] = useState<Owner | null>(null);
  const own = useRef<string | undefined>(undefined);
  const loads = draft !== undefined && draft !== own.current;
  const { data, error, refetch } = useRead('getRegistration', { id: draft ?? '' }, { enabled: loads, staleTime: 0 });
  useDocumentTitle(`${t('queue.forPartner')} · Kanal`);
  const created = (record: Registration) => {
    own.current = record.id;
    void navigate({ to: '/w/$vendor/register', params: { vendor }, search: { draft: record.id }, replace: true });
  };
  if (!can('registration.draft')) return <Refused words="queue.noRightForPartner" />;
  if (loads && error) return <PageError error={error} onRetry={() => void refetch()} />;
  if (loads && !data) return <SkeletonPage />;
  if (loads && data && !data.can.update) return <Refused words="register.closedTitle" />;
  if (!loads && !owner) {
    return (
      <div className={look.page}>
        <h1>{t('queue.forPartner')}</h1>
        <p className="k-muted">{t('queue.forPartnerLead')}</p>
        <OwnerChoice onChosen={setOwner} />
      </div>
    );
  }
  return (
    <div className={look.page}>
      <Writing key={loads ? draft : 'new'} initial={loads ? (data ?? null) : null} owner={owner} onCreated={created} />
    </div>
  );
}

export const route = createLazyRoute('/w/$vendor/register')({ component: RegisterPage });

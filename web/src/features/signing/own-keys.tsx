import { Checkbox } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { needs } from '../../app/messages.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useOwnPlace } from '../profile/own-place.ts';
import { AddKeyDialog } from './add-key-dialog.tsx';
import { KeyList } from './key-list.tsx';
import type { KeyEvent, PartnerKey } from './key-types.ts';
import { RetireKeyDialog } from './retire-key-dialog.tsx';

/** Brings the slip and its words along, for those who look. */
const KeyReceipt = lazy(async () => {
  const [module] = await Promise.all([import('./key-receipt.tsx'), needs('receipts')()]);
  return { default: module.KeyReceipt };
});

const HERE = ['ownSigningKey'];

/** What this browser can do, and the key that it has. */
function useHere(personId: string) {
  return useQuery({
    queryKey: [...HERE, personId],
    queryFn: async () => {
      const { keyHere, whyUnable } = await import('./sign.ts');
      const [keyId, unable] = await Promise.all([keyHere(personId), whyUnable()]);
      return { keyId, unable };
    },
  });
}

/** The switch of this browser, and the keys of the whole company below it. */
export function OwnKeys() {
  const own = useOwnPlace();
  return own ? <Signing personId={own.place.person_id} vendor={own.place.vendor.slug} mayAdd={mayAdd(own)} /> : null;
}

const mayAdd = ({ place }: NonNullable<ReturnType<typeof useOwnPlace>>) => place.grants.includes('partner_key.manage');

type Asked =
  | { kind: 'add'; replaces?: PartnerKey }
  | { kind: 'retire'; key: PartnerKey }
  | { kind: 'receipt'; key: PartnerKey; event: KeyEvent };

function Signing({ personId, vendor, mayAdd: may }: { personId: string; vendor: string; mayAdd: boolean }) {
  const t = useT();
  const client = useQueryClient();
  const here = useHere(personId);
  const keys = useRead('listPartnerKeys', { limit: 100 });
  const [asked, ask] = useState<Asked | null>(null);
  const known = keys.data?.items.find(({ key_id }) => key_id === here.data?.keyId);
  const listed = known?.retired_at ? undefined : known;
  // Not because it is missing: a new key is here a moment before it is on the list.
  useGivenUp(personId, Boolean(known?.retired_at));
  if (keys.error) return <ErrorNote error={keys.error} onRetry={() => void keys.refetch()} />;
  if (!keys.data || !here.data) return <SkeletonRows rows={3} />;
  const { unable } = here.data;
  const done = () => {
    ask(null);
    void client.invalidateQueries({ queryKey: ['listPartnerKeys'] });
    void client.invalidateQueries({ queryKey: HERE });
  };
  const canAdd = may && !unable && !listed;
  return (
    <>
      <p className="k-muted">{t('profile.signing.lead')}</p>
      {may && !unable && (
        <Checkbox
          mt={12}
          label={t('profile.signing.here')}
          description={t(listed ? 'profile.signing.on' : 'profile.signing.off')}
          checked={Boolean(listed)}
          onChange={() => ask(listed ? { kind: 'retire', key: listed } : { kind: 'add' })}
        />
      )}
      {may && unable && (
        <Note title={t(`profile.signing.unable.${unable}.title`)}>{t(`profile.signing.unable.${unable}.text`)}</Note>
      )}
      <KeyList
        keys={keys.data.items}
        hereId={listed?.id}
        onRetire={(key) => ask({ kind: 'retire', key })}
        onReceipt={(key, event) => ask({ kind: 'receipt', key, event })}
        {...(canAdd ? { onReplace: (key) => ask({ kind: 'add', replaces: key }), personId } : {})}
      />
      {asked?.kind === 'add' && (
        <AddKeyDialog owner={{ personId, vendor }} replaces={asked.replaces} onClose={() => ask(null)} onDone={done} />
      )}
      {asked?.kind === 'receipt' && (
        <Suspense fallback={null}>
          <KeyReceipt listed={asked.key} event={asked.event} vendor={vendor} onClose={() => ask(null)} />
        </Suspense>
      )}
      {asked?.kind === 'retire' && (
        <RetireKeyDialog
          retired={asked.key}
          isHere={asked.key.id === listed?.id}
          personId={personId}
          onClose={() => ask(null)}
          onDone={done}
        />
      )}
    </>
  );
}

/** A key that was retired elsewhere signs nothing any more: what is left of it goes. */
function useGivenUp(personId: string, ended: boolean): void {
  useEffect(() => {
    if (ended) void import('./sign.ts').then(({ giveUp }) => giveUp(personId));
  }, [ended, personId]);
}

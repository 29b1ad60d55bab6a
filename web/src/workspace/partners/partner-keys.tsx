import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';

type PartnerKey = Output<'listPartnerKeys'>['items'][number];

/** With which keys a partner's people sign, ended ones last; nothing where none of them does. */
export function PartnerKeys({ partnerId }: { partnerId: string }) {
  const t = useT();
  const { place } = useWorkspace();
  const enabled = place.grants.includes('partner_key.read');
  const { data } = useRead('listPartnerKeys', { partner_id: partnerId, limit: 100 }, { enabled });
  if (!data || data.items.length === 0) return null;
  const keys = data.items.toSorted((a, b) => Number(a.retired_at !== null) - Number(b.retired_at !== null));
  return (
    <section className={page.section}>
      <h2>{t('partners.keys')}</h2>
      <p className="k-muted">{t('partners.keysLead')}</p>
      <ul className={page.list}>
        {keys.map((key) => (
          <KeyLine key={key.id} listed={key} />
        ))}
      </ul>
    </section>
  );
}

function KeyLine({ listed }: { listed: PartnerKey }) {
  const t = useT();
  const { day } = useFormat();
  const { device, key_id, person, created_at, retired_at } = listed;
  const of = { name: person.full_name, date: day(created_at) };
  const words = retired_at ? t('partners.keyOfUntil', { ...of, until: day(retired_at) }) : t('partners.keyOf', of);
  return (
    <li>
      <b className={retired_at ? 'k-end' : ''}>{device}</b>
      <div className="k-small k-muted">
        {words} · {t('partners.keyId', { key: key_id })}
      </div>
    </li>
  );
}

import { consequencesOf, findCustomer, selectMerges } from '../../core/customers/index.ts';
import { implement } from '../../platform/operations/implement.ts';
import { listCustomerMerges, listCustomerRegistrations, previewCustomerMerge } from './contract.ts';
import { aimedByMerge, pairOf } from './merge.ts';
import { countRegistrations, registrationsAbout } from './store/references.ts';

type Field =
  | 'country'
  | 'tax_id'
  | 'kpp'
  | 'ogrn'
  | 'web_domain'
  | 'phone'
  | 'region'
  | 'city'
  | 'address'
  | 'industry';

export const matchingQueries = [
  implement(previewCustomerMerge, async (c, input) => {
    const pair = await pairOf(c, input.id, input.gone_id);
    const { filled, names, group } = await consequencesOf(c.tx, pair);
    const { vendorId, kept, gone } = pair;
    const aimed = await aimedByMerge(c.tx, vendorId, kept, gone, c.now);
    return {
      registrations: await countRegistrations(c.tx, vendorId, gone.id),
      protected: new Set(aimed.map((each) => each.registration_id)).size,
      names,
      fields: Object.keys(filled) as Field[],
      group,
    };
  }),
  implement(listCustomerRegistrations, async (c, input) => {
    const row = c.authorize(await findCustomer(c.tx, c.actor.vendorId, input.id));
    const found = await registrationsAbout(c.tx, c.actor.vendorId, row.id);
    return {
      items: found.map((each) => ({
        ...each,
        number: each.number as number,
        submitted_at: each.submitted_at?.toISOString() ?? null,
      })),
    };
  }),
  implement(listCustomerMerges, async (c, input) => {
    const row = c.authorize(await findCustomer(c.tx, c.actor.vendorId, input.id));
    const merges = await selectMerges(c.tx, c.actor.vendorId, row.id);
    const mayMerge = c.actor.grants.has('customer.merge');
    return {
      items: merges.map((each) => ({
        id: each.id,
        kept: { id: each.kept_id, name: each.kept_name },
        gone: { id: each.gone_id, name: each.gone_name, tax_id: each.gone_tax_id },
        registrations: (each.moved as unknown as { registrations: string[] }).registrations.length,
        by: each.merged_by,
        at: each.merged_at.toISOString(),
        undone: each.undone_at && { by: each.undone_by, at: each.undone_at.toISOString() },
        can: { undo: mayMerge && each.undone_at === null && each.kept_status === 'active' },
      })),
    };
  }),
];

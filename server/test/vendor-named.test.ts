import { describe, expect, test } from 'vitest';
import { tablesWithoutVendor } from './vendor-named.ts';

const tenant = new Set(['deals', 'partners', 'products']);
const missing = (sql: string) => tablesWithoutVendor(sql, tenant);

describe('a statement that does not name the vendor of a table is found', () => {
  test.each([
    ['select "id" from "deals"', ['deals']],
    ['select "id" from "deals" where "id" = $1', ['deals']],
    ['select 1 from deals d where d.vendor_id = d.id', ['deals as d']],
    ["select 1 from deals where vendor_id = '0198'", ['deals']],
    ['select 1 from "deals" as "d" where "d"."vendor_id" = $1 or "d"."id" = $2', ['deals as d']],
    ['select 1 from "deals" as "d" where not ("d"."vendor_id" = $1)', ['deals as d']],
    [
      'select 1 from deals d join partners p on p.vendor_id = d.vendor_id and p.id = d.partner_id where d.vendor_id = $1',
      ['partners as p'],
    ],
    ['select 1 from deals d, partners p where d.vendor_id = $1', ['partners as p']],
    [
      'select 1 from deals d join partners p on p.id = d.partner_id where vendor_id = $1',
      ['deals as d', 'partners as p'],
    ],
    [
      'select (select count(*) from products as p where p.deal_id = d.id) from deals as d where d.vendor_id = $1',
      ['products as p'],
    ],
    ['select 1 from deals where vendor_id = $1 union all select 1 from partners', ['partners']],
    ['with p as (select * from partners) select * from p', ['partners']],
    ['with p as (select 1) update deals set x = 1 where id = $1', ['deals']],
    ['update "deals" set "vendor_id" = $1 where "id" = $2', ['deals']],
    ['delete from "deals" where "id" = $1', ['deals']],
    ['delete from deals using partners where deals.vendor_id = $1', ['partners']],
    ['insert into "deals" ("id") values ($1)', ['deals']],
    ['insert into deals values ($1, $2)', ['deals']],
    ['insert into deals (vendor_id, id) select vendor_id, id from partners', ['partners']],
    ['SET LOCAL x = 1; DELETE FROM public.deals', ['deals']],
    ['select 1 where exists (select from deals where id = $1)', ['deals']],
    [
      'select 1 from deals left join lateral (select 1 from products p where p.deal_id = deals.id) x on true where deals.vendor_id = $1',
      ['products as p'],
    ],
  ])('%s', (sql, tables) => {
    expect(missing(sql)).toEqual(tables);
  });
});

describe('a statement that names it passes', () => {
  test.each([
    'select "id" from "deals" where "vendor_id" = $1',
    'select 1 from "deals" as "d" where "d"."vendor_id" = $1 and ("d"."id" = $2 or "d"."id" = $3)',
    'select 1 from "deals" as "d" where ("d"."vendor_id" = $1 and "d"."id" = $2) order by "d"."id" for update skip locked',
    'select 1 from deals d inner join partners p on p.vendor_id = $1 and p.id = d.partner_id where d.vendor_id = $2',
    'select 1 from deals d join partners p on p.vendor_id = d.vendor_id where d.vendor_id = $1 and p.vendor_id = $1::uuid',
    'select (select count(*) from products as p where p.vendor_id = $1) from deals as d where d.vendor_id = $1',
    'with p as (select * from partners where vendor_id = $1) select * from p join deals d on true where d.vendor_id = $2',
    'update "deals" set "state" = $1 where "vendor_id" = $2 returning "id"',
    'delete from "deals" where "vendor_id" = $1',
    'insert into "deals" ("id", "vendor_id") values ($1, $2) on conflict ("vendor_id", "id") do update set "state" = $3',
    "select 'from deals' as x -- from partners",
    'select extract(year from closed_at) from deals where vendor_id = $1 and state is distinct from $2',
    'select * from vendor_directory',
    'SET LOCAL app.vendor = $1',
    'select 1 from pgboss.deals',
  ])('%s', (sql) => {
    expect(missing(sql)).toEqual([]);
  });
});

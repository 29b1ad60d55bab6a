/** The tree grows in the database as `append` of the receipt package has it: one is what is written, the other what verifies. */
import { randomBytes } from 'node:crypto';
import { append, type CompactRange, EMPTY_RANGE, formatRange, rangeRoot } from '@kanal/receipt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld } from '../../../test/deal-world.ts';
import { call, startTestApp, type TestApp } from '../../../test/support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

async function inDatabase(range: CompactRange, leaf: Uint8Array) {
  const values = [range.size, Buffer.from(formatRange(range)), Buffer.from(leaf)];
  const { rows } = await app.owner.query('SELECT * FROM log_appended($1, $2, $3)', values);
  return { made: hex(rows[0].made), grown: hex(rows[0].grown), root: hex(rows[0].root) };
}

function inPackage(range: CompactRange, leaf: Uint8Array) {
  const { range: next, made } = append(range, leaf);
  const shown = { made: made.map(({ hash }) => hex(hash)).join(''), grown: hex(formatRange(next)) };
  return { next, shown: { ...shown, root: hex(rangeRoot(next)) } };
}

describe('one more leaf', () => {
  it('gives the same nodes, subtrees and root at every size up to 300', async () => {
    let range = EMPTY_RANGE;
    for (let size = 0; size <= 300; size++) {
      const leaf = randomBytes(32);
      const { next, shown } = inPackage(range, leaf);
      expect(await inDatabase(range, leaf), `${size}`).toEqual(shown);
      range = next;
    }
  });

  it('and where the tree is large, with few trailing ones in its size and with many', async () => {
    const sizes = [
      2 ** 20 - 1,
      2 ** 31 - 1,
      2 ** 31,
      2 ** 32 - 1,
      2 ** 40 + 1,
      2 ** 52 - 1,
      2 ** 53 - 3,
      123_456_789_012,
    ];
    for (const size of sizes) {
      const ones = size.toString(2).replaceAll('0', '').length;
      const range = { size, hashes: Array.from({ length: ones }, () => new Uint8Array(randomBytes(32))) };
      const leaf = randomBytes(32);
      expect(await inDatabase(range, leaf), `${size}`).toEqual(inPackage(range, leaf).shown);
    }
  });

  it('is refused where hashes do not fit the size, or a hash is none', async () => {
    const range = inPackage(EMPTY_RANGE, randomBytes(32)).next;
    const damaged = /the log cannot grow/;
    await expect(inDatabase({ ...range, size: 3 }, randomBytes(32))).rejects.toThrow(damaged);
    await expect(inDatabase({ ...range, size: 0 }, randomBytes(32))).rejects.toThrow(damaged);
    await expect(inDatabase(range, randomBytes(31))).rejects.toThrow(damaged);
  });
});

describe('a registration', () => {
  it('is not committed without its leaf: not when the head of the log has vanished', async () => {
    const world: DealWorld = await addDealWorld(app, 1);
    const seller = world.partners[0]?.seller as DealWorld['manager'];
    const submitted = async (customer: number) => {
      const { body } = await call(app, seller, 'POST /v1/registrations', claim(world, customer));
      return call(app, seller, `POST /v1/registrations/${body.id}/submit`, {});
    };
    expect((await submitted(1)).status).toBe(200);
    await app.owner.query('DELETE FROM log_heads WHERE vendor_id = $1', [world.vendorId]);
    expect((await submitted(2)).status).toBe(500);
    const { rows } = await app.owner.query(
      "SELECT count(*)::int AS n FROM registrations WHERE vendor_id = $1 AND state <> 'draft'",
      [world.vendorId],
    );
    expect(rows[0].n).toBe(1);
  });
});

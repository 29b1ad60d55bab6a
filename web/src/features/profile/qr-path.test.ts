import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

/** The cells that a path paints, read back. */
function painted(path: string, size: number): boolean[][] {
  const cells = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(width); at++) (cells[Number(y)] as boolean[])[Number(x) + at] = true;
  }
  return cells;
}

test('neighbours in a row are one stroke', () => {
  expect(
    qrPath([
      [true, true, false],
      [false, false, true],
    ]),
  ).toBe('M0 0h2v1h-2zM2 1h1v1h-1z');
});

test('a code for an authenticator is painted cell by cell, with quiet around it', () => {
  const uri =
    'otpauth://totp/Kanal:anna%40north.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Kanal&digits=6&period=30';
  const { data, size } = encode(uri, { ecc: 'M', border: 4 });
  expect(painted(qrPath(data), size)).toEqual(data);
  expect(size).toBeLessThanOrEqual(61);
  for (const row of [...data.slice(0, 4), ...data.slice(-4)]) expect(row).not.toContain(true);
  // A corner's mark: seven dark cells in a row.
  expect(data[4]?.slice(4, 11)).toEqual(Array(7).fill(true));
});

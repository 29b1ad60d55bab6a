import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutgoing, isInside, OutgoingError } from './outgoing.ts';

let server: Server;
let host: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/long') response.end('x'.repeat(200_000));
    else if (request.url === '/elsewhere') response.writeHead(302, { location: '/long' }).end();
    else request.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('outgoing requests', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    'no address',
  ])('%s is inside', (address) => {
    expect(isInside(address)).toBe(true);
  });

  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111'])('%s is public', (address) => {
    expect(isInside(address)).toBe(false);
  });

  it('go to a listed host, with or without its port', async () => {
    for (const listed of [[host], ['127.0.0.1']])
      expect(await createOutgoing(listed).post(`http://${host}/`, 'asked')).toEqual({ status: 200, body: 'asked' });
  });

  it('do not go inside by any spelling, nor anywhere without TLS', async () => {
    const outgoing = createOutgoing(['other.example']);
    const port = host.split(':')[1];
    for (const name of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])
      await expect(outgoing.post(`https://${name}:${port}/`, ''), name).rejects.toThrow(/not listed/);
    await expect(outgoing.post(`http://${host}/`, '')).rejects.toThrow(OutgoingError);
  });

  it('follow no redirect and read no endless answer', async () => {
    const outgoing = createOutgoing([host]);
    expect((await outgoing.post(`http://${host}/elsewhere`, '')).status).toBe(302);
    await expect(outgoing.post(`http://${host}/long`, '')).rejects.toThrow(/too long/);
  });
});

/** `kanal witness` as a process, asked as C2SP tlog-witness says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  addSignatures,
  formatVerifierKey,
  meetsQuorum,
  openCheckpoint,
  type Policy,
  parseVerifierKey,
  toBase64,
} from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { log, TestLog } from '../../packages/receipt/test/receipts.ts';
import { startWitness, type WitnessProcess } from './witness-process.ts';

const honest = new TestLog(20);
const forked = new TestLog(20, 'other deal');
const vkey = formatVerifierKey(log.key);
let root: string;
let folder: string;
let number = 0;
let witness: WitnessProcess;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'kanal-witness-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(async () => {
  number += 1;
  folder = path.join(root, String(number));
  witness = await startWitness(folder, 'witness.example/w', [vkey]);
  return () => witness.stop('SIGTERM');
});

interface Said {
  status: number;
  type: string | null;
  text: string;
}

async function post(body: string): Promise<Said> {
  const response = await fetch(`${witness.url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

async function add(from: number, to: number, by = honest): Promise<Said> {
  const proof = from <= to ? await by.consistency(from, to) : [];
  const lines = [`old ${from}`, ...proof.map(toBase64)];
  return post(`${lines.join('\n')}\n\n${by.checkpoint(to)}`);
}

/** The cosignature holds, and a policy that asks for this witness is content. */
function cosigns(note: string, line: string): boolean {
  const policy: Policy = {
    logs: [log.key],
    witnesses: [{ name: 'w', key: parseVerifierKey(witness.vkey) }],
    groups: [],
    quorum: 'w',
  };
  const { witnessed } = openCheckpoint(addSignatures(note, line), policy, verifyWithNode);
  return meetsQuorum(policy, new Set(witnessed.map(({ name }) => name)));
}

describe('a witness', () => {
  it('cosigns the first checkpoint, each that continues it, and the same once more', async () => {
    for (const [from, to] of [
      [0, 5],
      [5, 5],
      [5, 12],
      [12, 20],
    ] as const) {
      const said = await add(from, to);
      expect(said.status, `${from} to ${to}`).toBe(200);
      expect(cosigns(honest.checkpoint(to), said.text)).toBe(true);
    }
  });

  it('says which size it knows', async () => {
    expect((await add(0, 12)).status).toBe(200);
    expect(await add(5, 12)).toEqual({ status: 409, type: 'text/x.tlog.size', text: '12\n' });
    expect(await add(0, 20)).toMatchObject({ status: 409, text: '12\n' });
  });

  it('refuses a second history, of the same size and of a larger one', async () => {
    expect((await add(0, 12)).status).toBe(200);
    expect((await add(12, 12, forked)).status).toBe(409);
    expect((await add(12, 20, forked)).status).toBe(422);
    const honestProof = await honest.consistency(12, 20);
    const body = `old 12\n${honestProof.map(toBase64).join('\n')}\n\n${forked.checkpoint(20)}`;
    expect((await post(body)).status).toBe(422);
    expect((await add(12, 20)).status).toBe(200);
  });

  it('refuses a restored backup', async () => {
    expect((await add(0, 12)).status).toBe(200);
    expect(await add(5, 7)).toMatchObject({ status: 409, text: '12\n' });
    expect(await add(0, 7)).toMatchObject({ status: 409, text: '12\n' });
    expect((await add(12, 7)).status).toBe(400);
  });

  it('knows only its logs, and believes only their keys', async () => {
    const other = honest.checkpoint(5).replaceAll('kanal.example', 'other.example');
    expect((await post(`old 0\n\n${other}`)).status).toBe(404);
    const changed = honest.checkpoint(5).replace('\n5\n', '\n6\n');
    expect((await post(`old 0\n\n${changed}`)).status).toBe(403);
    const unsigned = honest.checkpoint(5).replace(/— \S+ /u, '— stranger.example ');
    expect((await post(`old 0\n\n${unsigned}`)).status).toBe(403);
  });

  it('answers 400 to what is no request', async () => {
    for (const body of [
      '',
      'old 0\n\n',
      `old -1\n\n${honest.checkpoint(5)}`,
      `old 0\nAAAA\n\n${honest.checkpoint(5)}`,
      `${'x'.repeat(100_000)}`,
    ])
      expect((await post(body)).status, body.slice(0, 40)).toBe(400);
    expect((await post('x'.repeat(300_000))).status).toBe(413);
  });

  it('takes an empty proof alone for the first checkpoint', async () => {
    expect((await post(`old 0\n${toBase64(new Uint8Array(32))}\n\n${honest.checkpoint(5)}`)).status).toBe(422);
  });

  it('cosigns one of two histories that arrive at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => add(0, 12, at % 2 === 0 ? honest : forked)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('knows after %s what it knew before, and keeps its key', async (signal) => {
    expect((await add(0, 12)).status).toBe(200);
    const { vkey: before } = witness;
    await witness.stop(signal);
    witness = await startWitness(folder, 'witness.example/w', [vkey]);
    expect(witness.vkey).toBe(before);
    expect(await add(0, 7)).toMatchObject({ status: 409, text: '12\n' });
    expect((await add(12, 20)).status).toBe(200);
  });

  it('has never forgotten what it answered when it is killed under load', async () => {
    let answered = 0;
    const asking = (async () => {
      for (let size = 1; size <= 20; size++) {
        const said = await add(size - 1, size);
        if (said.status === 200) answered = size;
      }
    })().catch(() => undefined);
    while (answered < 5) await new Promise((resolve) => setTimeout(resolve, 1));
    await witness.stop('SIGKILL');
    await asking;
    witness = await startWitness(folder, 'witness.example/w', [vkey]);
    const known = Number((await add(1, 1)).text);
    expect(known).toBeGreaterThanOrEqual(answered);
    expect((await add(known, 20)).status).toBe(200);
  });
});

/** What may be done to a log of four leaves by SQL, and by SQL with the real key; and what a holder must notice of it. */
import { resign, rewrite, type StolenLeaf, type StolenLog, sql, valueEdited, withValue } from './log-attacker.ts';

interface Attack {
  name: string;
  harm: (log: StolenLog) => Promise<unknown>;
  /** All of these, and perhaps more. */
  noticed: string[];
}

const run = (statement: string) => (log: StolenLog) => sql(log, statement);

/** Leaves from index 2 on have never been. */
async function truncate(log: StolenLog): Promise<void> {
  await rewrite(log, (leaves) => leaves.slice(0, 2));
  await sql(log, 'DELETE FROM log_checkpoints WHERE vendor_id = $1 AND size > 2');
}

const anew = (change: (log: StolenLog, leaves: StolenLeaf[]) => StolenLeaf[]) => async (log: StolenLog) => {
  await rewrite(log, (leaves) => change(log, leaves));
  await resign(log);
};

const edited = (log: StolenLog, leaf: StolenLeaf) => withValue(log, leaf, 'customer', 'ООО «Другая»');

export function editedLast(log: StolenLog, leaves: StolenLeaf[]): StolenLeaf[] {
  return leaves.map((leaf, at) => (at === leaves.length - 1 ? edited(log, leaf) : leaf));
}

type Four = [StolenLeaf, StolenLeaf, StolenLeaf, StolenLeaf];
const four = (leaves: StolenLeaf[]) => leaves as Four;

const bySql: Attack[] = [
  {
    name: 'a leaf is edited',
    harm: run(
      `UPDATE log_leaves SET leaf = replace(leaf, '"partner"', '"vendor"') WHERE vendor_id = $1 AND leaf_index = 1`,
    ),
    noticed: ['inclusion.wrong'],
  },
  {
    name: 'an opened value is edited',
    harm: run(valueEdited('customer', 'ООО «Другая»')),
    noticed: ['opening.wrong'],
  },
  {
    name: 'a salt is edited',
    harm: run(
      `UPDATE log_leaf_openings SET salts = overlay(salts PLACING decode(repeat('00', 32), 'hex') FROM 33) WHERE vendor_id = $1 AND leaf_index = 1`,
    ),
    noticed: ['opening.wrong'],
  },
  {
    name: 'salts are swapped',
    harm: run(
      'UPDATE log_leaf_openings SET salts = substring(salts FROM 33 FOR 32) || substring(salts FOR 32) || substring(salts FROM 65) WHERE vendor_id = $1 AND leaf_index = 1',
    ),
    noticed: ['opening.wrong'],
  },
  {
    name: 'a field is taken out of the openings',
    harm: run(
      'UPDATE log_leaf_openings SET fields = fields - 0, salts = substring(salts FROM 33) WHERE vendor_id = $1 AND leaf_index = 1',
    ),
    noticed: ['fields closed'],
  },
  {
    name: 'openings of leaves are swapped',
    harm: run(
      'UPDATE log_leaf_openings a SET fields = b.fields, salts = b.salts FROM log_leaf_openings b WHERE a.vendor_id = $1 AND b.vendor_id = $1 AND a.leaf_index IN (0, 1) AND b.leaf_index = 1 - a.leaf_index',
    ),
    noticed: ['opening.wrong'],
  },
  {
    name: 'openings are emptied',
    harm: run('DELETE FROM log_leaf_openings WHERE vendor_id = $1'),
    noticed: ['fields closed'],
  },
  {
    name: 'a leaf is deleted',
    harm: async (log) => {
      await sql(log, 'DELETE FROM log_leaf_openings WHERE vendor_id = $1 AND leaf_index = 1');
      await sql(log, 'DELETE FROM log_leaves WHERE vendor_id = $1 AND leaf_index = 1');
    },
    noticed: ['receipt 404'],
  },
  {
    name: 'leaves are swapped',
    harm: run(
      'UPDATE log_leaves a SET leaf = b.leaf FROM log_leaves b WHERE a.vendor_id = $1 AND b.vendor_id = $1 AND a.leaf_index IN (0, 1) AND b.leaf_index = 1 - a.leaf_index',
    ),
    noticed: ['inclusion.wrong'],
  },
  {
    name: 'a leaf is inserted',
    harm: run(
      'INSERT INTO log_leaves SELECT vendor_id, 4, partner_id, registration_id, type, at, leaf FROM log_leaves WHERE vendor_id = $1 AND leaf_index = 1',
    ),
    noticed: ['receipt 404', 'registration 500'],
  },
  {
    name: 'the thread of a registration is deleted',
    harm: run('DELETE FROM log_threads WHERE vendor_id = $1'),
    noticed: ['receipt 404'],
  },
  {
    name: 'a node is edited',
    harm: run(
      `UPDATE log_nodes SET hash = decode(repeat('00', 32), 'hex') WHERE vendor_id = $1 AND level = 0 AND node_index = 0`,
    ),
    noticed: ['inclusion.wrong'],
  },
  {
    name: 'nodes are swapped',
    harm: run(
      'UPDATE log_nodes a SET hash = b.hash FROM log_nodes b WHERE a.vendor_id = $1 AND b.vendor_id = $1 AND a.level = 1 AND b.level = 1 AND b.node_index = 1 - a.node_index',
    ),
    noticed: ['inclusion.wrong'],
  },
  {
    name: 'nodes are emptied',
    harm: run('DELETE FROM log_nodes WHERE vendor_id = $1'),
    noticed: ['receipt 500'],
  },
  {
    name: 'the head is set back',
    harm: run(
      'UPDATE log_heads SET size = 2, root = n.hash, perfect_hashes = n.hash FROM log_nodes n WHERE log_heads.vendor_id = $1 AND n.vendor_id = $1 AND level = 1 AND node_index = 0',
    ),
    noticed: ['registration 500'],
  },
  {
    name: 'the head has other hashes',
    harm: run(
      `UPDATE log_heads SET root = decode(repeat('00', 32), 'hex'), perfect_hashes = decode(repeat('00', 32), 'hex') WHERE vendor_id = $1`,
    ),
    noticed: ['no receipt 503'],
  },
  {
    name: 'a checkpoint is edited',
    harm: run(
      `UPDATE log_checkpoints SET note = replace(note, E'\\n4\\n', E'\\n3\\n') WHERE vendor_id = $1 AND size = 4`,
    ),
    noticed: ['signature.wrong'],
  },
  { name: 'the log is cut off', harm: truncate, noticed: ['shrunk', 'no receipt 503'] },
  {
    name: 'the whole log is rewritten without the key',
    harm: (log) => rewrite(log, (leaves) => leaves.map((leaf) => edited(log, leaf))),
    noticed: ['inclusion.wrong', 'no receipt 503'],
  },
];

const withTheKey: Attack[] = [
  {
    name: 'a value is edited and all signed anew',
    harm: anew((log, leaves) => leaves.map((leaf, at) => (at === 1 ? edited(log, leaf) : leaf))),
    noticed: ['history.forked'],
  },
  {
    name: 'a leaf is taken out and all signed anew',
    harm: anew((_log, leaves) => leaves.filter((_leaf, at) => at !== 2)),
    noticed: ['shrunk'],
  },
  {
    name: 'a leaf is put between and all signed anew',
    harm: anew((log, leaves) => {
      const [first, ...rest] = four(leaves);
      return [first, edited(log, first), ...rest];
    }),
    noticed: ['history.proof_wrong'],
  },
  {
    name: 'leaves are swapped and all signed anew',
    harm: anew((_log, leaves) => {
      const [first, second, third, fourth] = four(leaves);
      return [first, second, fourth, third];
    }),
    noticed: ['history.forked'],
  },
  {
    name: 'the log is cut off and signed anew',
    harm: anew((_log, leaves) => leaves.slice(0, 2)),
    noticed: ['shrunk'],
  },
  {
    name: 'the log is cut off, filled with other leaves to the same size, and signed anew',
    harm: anew((log, leaves) => {
      const [first, second] = four(leaves);
      return [first, second, edited(log, first), edited(log, second)];
    }),
    noticed: ['history.forked'],
  },
  {
    name: 'the log is cut off, filled with more leaves than before, and signed anew',
    harm: anew((log, leaves) => {
      const [first, second, third] = four(leaves);
      return [first, second, third, ...[first, second, third].map((leaf) => edited(log, leaf))];
    }),
    noticed: ['history.proof_wrong'],
  },
];

export const attacks: Attack[] = [...bySql, ...withTheKey];

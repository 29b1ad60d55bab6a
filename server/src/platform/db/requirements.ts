/** What one's own PostgreSQL must be and allow, looked at before anything is written: every lack with its remedy at once. */
import pg from 'pg';
import { Refusal } from '../refusal.ts';

interface Standing {
  owner: string;
  database: string;
  version: number;
  encoding: string;
  super: boolean;
  may_make_roles: boolean;
  may_make_schemas: boolean;
  may_make_tables: boolean;
}

const oldest = 15;

/** A connection to the server of `DATABASE_URL`, as the owner or as the application's role. @throws Refusal in words */
export async function connectOrRefuse(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new Refusal(`DATABASE_URL: ${connectionTrouble(error, new URL(url))}`, { cause: error });
  }
}

/** @throws Refusal with one line for each thing that is missing */
export async function requireFitDatabase(url: string): Promise<void> {
  const client = await connectOrRefuse(url);
  try {
    const lacks = lacksOf(await standingOf(client));
    if (lacks.length === 0) return;
    const list = lacks.map((lack) => `  - ${lack}`).join('\n');
    throw new Refusal(`Kanal cannot work with the database in DATABASE_URL:\n${list}`);
  } finally {
    await client.end();
  }
}

async function standingOf(client: pg.Client): Promise<Standing> {
  const { rows } = await client.query<Standing>(
    `SELECT current_user AS owner, current_database() AS database,
       current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding,
       me.rolsuper AS super, me.rolcreaterole AS may_make_roles,
       has_database_privilege(current_database(), 'CREATE') AS may_make_schemas,
       coalesce(has_schema_privilege(to_regnamespace('public'), 'CREATE'), false) AS may_make_tables
     FROM pg_roles me WHERE me.rolname = current_user`,
  );
  return rows[0] as Standing;
}

/** SQL in the remedies is for an administrator of the server, in this database. */
function lacksOf(at: Standing): string[] {
  const owner = pg.escapeIdentifier(at.owner);
  const lacks: string[] = [];
  const lack = (when: boolean, words: string) => when && lacks.push(words);
  lack(at.version < oldest, `it is PostgreSQL ${at.version}; Kanal needs ${oldest} or newer.`);
  lack(
    at.encoding !== 'UTF8',
    `its encoding is ${at.encoding}, and names in all languages need UTF8: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.`,
  );
  if (at.super) return lacks;
  lack(
    !at.may_make_roles,
    `the role ${at.owner} may not make the role as which Kanal works: ALTER ROLE ${owner} CREATEROLE.`,
  );
  lack(
    !at.may_make_schemas,
    `the role ${at.owner} may not make schemas in it: GRANT CREATE ON DATABASE ${pg.escapeIdentifier(at.database)} TO ${owner}.`,
  );
  lack(
    !at.may_make_tables,
    `the role ${at.owner} may not make tables in it: GRANT ALL ON SCHEMA public TO ${owner}, or make ${owner} the owner of the database.`,
  );
  return lacks;
}

function connectionTrouble(error: unknown, { hostname, port, pathname, username }: URL): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const place = `${hostname}:${port || 5432}`;
  const words: Record<string, string> = {
    ECONNREFUSED: `nothing answers at ${place}. Is PostgreSQL running there, and does it listen on this address?`,
    ENOTFOUND: `there is no host called ${hostname}.`,
    EAI_AGAIN: `the host ${hostname} could not be looked up. Is the network there?`,
    ETIMEDOUT: `${place} does not answer. Is a firewall between?`,
    '28P01': `the server at ${place} refuses user "${username}" with this password.`,
    '28000': `the server at ${place} does not let "${username}" in from here (pg_hba.conf, or no such role).`,
    '3D000': `there is no database "${pathname.slice(1)}" at ${place}. Make it, or correct the address.`,
    '53300': `the server at ${place} has no connection left for Kanal (max_connections).`,
    '57P03': `the server at ${place} is starting or stopping; try again in a moment.`,
  };
  return words[code ?? ''] ?? `the server at ${place} could not be reached: ${message || code}`;
}

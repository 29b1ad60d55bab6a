/**
 * The role as which the application works. Roles belong to the whole server and a password to one installation, so each
 * database has a role of its own: the one that holds the grants here and in no other database.
 */
import pg from 'pg';
import { Refusal } from '../refusal.ts';

/** What migrations call the role; a server's first database gives it this name, the next ones theirs behind it. */
export const usualRole = 'kanal_app';

interface KnownRole {
  name: string;
  /** It may what a role under row-level security must not; a superuser takes that from it, an ordinary owner cannot. */
  wide: boolean;
  /** The owner may make it what it has to be. */
  usable: boolean;
  /** Another database of the server grants it something: it is the role of another installation. */
  elsewhere: boolean;
  /** Granted to read `schema_migrations` here, as only the application's role is by us. */
  holds: boolean;
}

/**
 * Finds or makes the role of this database, gives it the password, and takes over the grants when they came from
 * another database with a copy. `schema_migrations` must be there.
 * @throws Refusal when the schema is there and its grants are not
 */
export async function settleAppRole(client: pg.Client, password: string, attempts = 3): Promise<string> {
  await client.query('BEGIN');
  try {
    // Processes of one database wait here for each other; two databases meet at the name of the role, see below.
    await client.query('LOCK TABLE schema_migrations IN SHARE ROW EXCLUSIVE MODE');
    const name = await settle(client, password);
    await client.query('COMMIT');
    return name;
  } catch (error) {
    await client.query('ROLLBACK');
    if (attempts > 1 && takenMeanwhile(error)) return settleAppRole(client, password, attempts - 1);
    throw error;
  }
}

async function settle(client: pg.Client, password: string): Promise<string> {
  const roles = await knownRoles(client);
  const holder = roles.find(({ holds }) => holds);
  if (!holder) await requireFresh(client);
  const free = (role: KnownRole) => role.usable && !role.elsewhere;
  const name = holder && free(holder) ? holder.name : await freeName(client, roles, free);
  const there = roles.find((role) => role.name === name);
  // An ordinary owner may not even repeat NOSUPERUSER for a role that is there.
  const narrow = there && !there.wide ? '' : 'NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE';
  await client.query(
    `${there ? 'ALTER' : 'CREATE'} ROLE ${name} LOGIN ${narrow} PASSWORD ${pg.escapeLiteral(password)}`,
  );
  if (holder && holder.name !== name) await moveGrants(client, holder.name, name);
  await client.query(`GRANT SELECT ON schema_migrations TO ${name}`);
  return name;
}

/**
 * Whoever may write comes first: an administrator's own `kanal_app_readonly` is not the application. From PostgreSQL 16
 * on CREATEROLE reaches only roles that one has made oneself or was given.
 */
async function knownRoles(client: pg.Client): Promise<KnownRole[]> {
  const { rows } = await client.query<KnownRole>(
    `SELECT r.rolname AS name,
       wide, (me.rolsuper OR NOT wide)
         AND CASE WHEN current_setting('server_version_num')::int < 160000 THEN me.rolsuper OR me.rolcreaterole
             ELSE pg_has_role(r.oid, 'USAGE WITH ADMIN OPTION') END AS usable,
       EXISTS (SELECT FROM pg_shdepend d WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = r.oid
         AND d.dbid NOT IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))) AS elsewhere,
       EXISTS (SELECT FROM pg_class c, aclexplode(c.relacl) a
         WHERE c.oid = 'schema_migrations'::regclass AND a.grantee = r.oid AND a.privilege_type = 'SELECT') AS holds
     FROM pg_roles r JOIN pg_roles me ON me.rolname = current_user,
       LATERAL (SELECT r.rolsuper OR r.rolbypassrls OR r.rolcreatedb OR r.rolcreaterole AS wide) w
     WHERE r.rolname ~ '^${usualRole}(_[a-z0-9_]+)?$'
     ORDER BY coalesce(has_table_privilege(r.oid, to_regclass('vendor_directory'), 'INSERT'), false) DESC, r.rolname`,
  );
  return rows;
}

/** The usual name, else the database's name behind it, else numbered: a role that nobody uses any more is taken again. */
async function freeName(
  client: pg.Client,
  roles: readonly KnownRole[],
  free: (role: KnownRole) => boolean,
): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  const plain = (rows[0]?.name ?? '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  const own = `${usualRole}_${plain.slice(0, 40)}`;
  for (let number = 0; ; number++) {
    const name = [usualRole, own][number] ?? `${own}_${number}`;
    const there = roles.find((role) => role.name === name);
    if (!there || free(there)) return name;
  }
}

/** A schema that nobody but the owner may use was restored without its grants: no role that is made now could work. */
async function requireFresh(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM schema_migrations LIMIT 1');
  if (rowCount === 0) return;
  throw new Refusal(
    `the database has tables of Kanal, but no role ${usualRole}… may use them: it was restored without its grants. Create the role that the backup names (pg_restore --schema-only --file=- shows it in its GRANT lines) and restore again.`,
  );
}

/** In this database only. Each statement names one object, with all that was granted on it. */
async function moveGrants(client: pg.Client, from: string, to: string): Promise<void> {
  const { rows } = await client.query<{ what: string; object: string }>(
    `SELECT string_agg(a.privilege_type, ', ') AS what, o.object
     FROM (
       SELECT format('SCHEMA %I', nspname) AS object, nspacl AS acl FROM pg_namespace
       UNION ALL
       SELECT format('%s %s', CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, oid::regclass), relacl FROM pg_class
       UNION ALL
       SELECT format('ROUTINE %s', oid::regprocedure), proacl FROM pg_proc
     ) o, aclexplode(o.acl) a
     WHERE a.grantee = (SELECT oid FROM pg_roles WHERE rolname = $1) GROUP BY o.object
     UNION ALL
     SELECT string_agg(format('%s (%I)', a.privilege_type, t.attname), ', '), format('TABLE %s', t.attrelid::regclass)
     FROM pg_attribute t, aclexplode(t.attacl) a
     WHERE a.grantee = (SELECT oid FROM pg_roles WHERE rolname = $1) GROUP BY t.attrelid`,
    [from],
  );
  for (const { what, object } of rows) {
    await client.query(`GRANT ${what} ON ${object} TO ${to}`);
    await client.query(`REVOKE ${what} ON ${object} FROM ${from}`);
  }
}

/** Two databases of one server chose the same name in the same moment; the second one now sees whose it is. */
function takenMeanwhile(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string };
  return code === '23505' || code === '42710' || message.includes('tuple concurrently updated');
}

/** The same database with the application's role in place of the owner. */
export function appUrl(ownerUrl: string, role: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = password;
  return url.toString();
}

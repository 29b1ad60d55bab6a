/** The composition root: features in order, who is told of which event. The only file that knows all of them. */
import type { FastifyInstance } from 'fastify';
import { createBackground } from './app/background.ts';
import type { Kanal, KanalOptions } from './app/kanal.ts';
import { auditing } from './core/auditing/index.ts';
import { calendar } from './core/calendar/index.ts';
import { customers } from './core/customers/index.ts';
import { exports, keepExportLists, namedExportKeys } from './core/exports/index.ts';
import { holders } from './core/holders/index.ts';
import { housekeeping, sweepJob, sweepSignIn } from './core/housekeeping/index.ts';
import { createIdentity, identity, memberOf } from './core/identity/index.ts';
import { createMailDelivery, notifications } from './core/notifications/index.ts';
import { partnerKeys } from './core/partner-keys/index.ts';
import { partners } from './core/partners/index.ts';
import { products } from './core/products/index.ts';
import { rules } from './core/rules/index.ts';
import { search } from './core/search/index.ts';
import { describeInstallation, settings } from './core/settings/index.ts';
import { keepTrail, trail } from './core/trail/index.ts';
import { createLogSigning, createSubmitting, keepTagSecret, registerLogRoutes, trust } from './core/trust/index.ts';
import { witnesses } from './core/witnesses/index.ts';
import { newId } from './kernel/ids.ts';
import { openPool } from './platform/db/pool.ts';
import { observeRetries } from './platform/db/retry.ts';
import { openFileStore } from './platform/files/store.ts';
import { type CallerOf, oncePerRequest } from './platform/http/rate-limit.ts';
import { registerRoutes } from './platform/http/routes.ts';
import { createServer } from './platform/http/server.ts';
import { registerSystemRoutes } from './platform/http/system-routes.ts';
import { createBoss } from './platform/jobs/boss.ts';
import { drain, runJobs, startWorker, type Worker } from './platform/jobs/worker.ts';
import { fileWriter } from './platform/made-files/write.ts';
import { openMailTransport } from './platform/mail/transport.ts';
import { declaredOperations } from './platform/operations/declared.ts';
import type { Feature } from './platform/operations/feature.ts';
import { assertImplemented, createRegistry, type Registry } from './platform/operations/registry.ts';
import { runOperation } from './platform/operations/run.ts';
import { createDispatcher } from './platform/outbox/dispatcher.ts';
import { createOutgoing } from './platform/outgoing/outgoing.ts';
import { loadTexts, type Texts } from './platform/texts.ts';
import { coSelling } from './registration/co-selling/index.ts';
import { complaints } from './registration/complaints/index.ts';
import { conduct } from './registration/conduct/index.ts';
import { deals } from './registration/deals/index.ts';
import { directSales } from './registration/direct-sales/index.ts';
import { disputes, namedEvidenceKeys } from './registration/disputes/index.ts';
import { fairPlay } from './registration/fair-play/index.ts';
import { imports, namedImportKeys } from './registration/imports/index.ts';
import { matching } from './registration/matching/index.ts';
import { namedFileKeys, registrationNumbers, registrations } from './registration/registrations/index.ts';

export const features: Feature[] = [
  identity,
  settings,
  rules,
  calendar,
  partners,
  partnerKeys,
  customers,
  products,
  search,
  trust,
  witnesses,
  auditing,
  notifications,
  holders,
  housekeeping,
  exports,
  trail,
  registrations,
  matching,
  deals,
  coSelling,
  imports,
  disputes,
  conduct,
  complaints,
  directSales,
  fairPlay,
];

export type { Kanal, KanalOptions } from './app/kanal.ts';

const maxUploadBytes = 20_000_000;

export async function createKanal(options: KanalOptions): Promise<Kanal> {
  const { clock, log, metrics } = options;
  const { databaseKind = 'external', publicUrl } = options;
  keepTagSecret(options.secret);
  describeInstallation({ databaseKind, publicUrl, mail: options.smtpUrl ? 'sent' : 'kept' });
  const texts = loadTexts();
  const registry = createRegistry(features);
  assertImplemented(
    registry,
    (await declaredOperations()).map(({ operation }) => operation),
  );
  const {
    db,
    pool,
    close: closePool,
  } = openPool({
    url: options.appUrl,
    max: options.poolSize,
    onError: (error) => log.warn({ err: error }, 'an idle database connection was lost'),
  });
  observeRetries((reason) => metrics.transactionRetries.inc({ reason }));
  const boss = createBoss(pool, (error) => log.error({ err: error }, 'job queue'));
  const dispatcher = createDispatcher({ db, boss, subscriptions: registry.subscriptions, log, now: () => clock.now() });
  const mail = createMailDelivery({
    db,
    transport: options.smtpUrl ? openMailTransport(options.smtpUrl, publicUrl) : null,
    publicUrl,
    signed: (vendorId) => signing.signed(vendorId),
    log,
    now: () => clock.now(),
  });
  const submitting = createSubmitting({
    db,
    outgoing: createOutgoing(options.outgoingHosts ?? []),
    log,
    now: () => clock.now(),
  });
  const signing = createLogSigning({
    db,
    onSigned: submitting.kick,
    folder: options.trustDir,
    host: new URL(publicUrl).host,
    log,
    now: () => clock.now(),
  });
  const files = openFileStore(options.filesDir);
  const deps = {
    db,
    clock,
    signed: signing.signed,
    onWitnessed: options.signSoon === false ? () => undefined : signing.kick,
    writeFile: fileWriter(texts, (key) => files.read(key)),
    checkOutput: options.checkOutput,
    witnesses: options.withoutLog ? registry.witnesses.filter(({ leaves }) => !leaves) : registry.witnesses,
    onCommitted: (vendorId: string) => {
      dispatcher.kick(vendorId);
      mail.kick(vendorId);
    },
    onDelivered: (vendorId: string) => mail.kick(vendorId),
  };
  registry.jobs.push(
    sweepJob({
      files,
      namedKeys: [namedFileKeys, namedEvidenceKeys, namedExportKeys, namedImportKeys],
      swept: metrics.swept,
    }),
  );
  keepExportLists(registry.implementations.map(({ operation }) => operation));
  keepTrail({ implementations: registry.implementations, registrationNumbers });
  const background = createBackground({
    ...{ deps, registry, db, files, log },
    memberOf: (vendorId, personId) => memberOf(db, vendorId, personId),
    now: () => clock.now(),
  });
  const workerDeps = {
    ...deps,
    registry,
    log,
    async onceARound() {
      metrics.swept.inc({ what: 'sign_in' }, await sweepSignIn(db, clock.now()));
    },
  };
  const origins = [new URL(publicUrl).origin];
  const auth = createIdentity({
    db,
    pool,
    clock,
    log,
    texts,
    secret: options.secret,
    publicUrl: options.publicUrl,
    origins,
  });
  const resolveCaller = oncePerRequest(auth.resolveCaller);
  const http = await openHttp(options, { registry, texts, origins, callerOf: resolveCaller });
  registerRoutes(http, registry.implementations, { ...deps, files, maxUploadBytes, resolveCaller });
  auth.registerRoutes(http);
  registerLogRoutes(http, db);
  await registerSystemRoutes(http, { pool, metrics, registry, webDir: options.webDir });

  let worker: Worker | null = null;
  let bossRuns = false;
  return {
    http,
    registry,
    texts,
    call(actor, name, input, idempotencyKey) {
      const impl = registry.byName.get(name);
      if (!impl) throw new Error(`no operation ${name}`);
      return runOperation(deps, impl, actor, { input, requestId: newId(), idempotencyKey });
    },
    issueSetupCode: () => auth.issueSetupCode(),
    db,
    files,
    workOff: () => background.pass(),
    now: () => clock.now(),
    runJobs: (names) => runJobs(workerDeps, names),
    async startWork() {
      await boss.start();
      bossRuns = true;
      dispatcher.start();
      mail.start();
      signing.start();
      background.start();
      worker = await startWorker(workerDeps, boss);
    },
    async settle(settling = {}) {
      if (!bossRuns) await boss.start();
      bossRuns = true;
      await auth.idle();
      await signing.idle();
      await submitting.idle();
      if (settling.jobs) await runJobs(workerDeps, settling.jobs === 'all' ? undefined : settling.jobs);
      while ((await dispatcher.pass()) > 0 || (await drain(workerDeps, boss)) > 0 || (await background.pass()) > 0);
      await mail.pass();
    },
    async close() {
      await worker?.stop();
      await background.stop();
      await http.close();
      await auth.idle();
      await dispatcher.stop();
      await mail.stop();
      await signing.stop();
      await submitting.idle();
      if (bossRuns) await boss.stop({ graceful: true, timeout: 3_000, close: false });
      await closePool();
    },
  };
}

interface HttpParts {
  registry: Registry;
  texts: Texts;
  origins: string[];
  callerOf: CallerOf;
}

function openHttp(options: KanalOptions, { registry, ...parts }: HttpParts): Promise<FastifyInstance> {
  return createServer({
    ...parts,
    log: options.log,
    problems: registry.problems,
    ratePerMinute: options.ratePerMinute,
    trustProxy: options.trustProxy ?? [],
    operations: new Set(registry.byName.keys()),
  });
}

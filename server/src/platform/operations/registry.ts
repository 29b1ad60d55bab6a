/** All features as one: checked when the server starts, so that a hole is found before the first request. */
import { permissions, systemRights } from '../../access/permissions.ts';
import type { AnyOperation } from '../../kernel/operation.ts';
import { type ProblemTable, pipelineProblems } from '../../kernel/problem.ts';
import { fileProblems } from '../files/store.ts';
import { madeFileProblems } from '../made-files/write.ts';
import { sheetProblems } from '../sheets/write.ts';
import type { EventWitness, Feature, Job, Subscription } from './feature.ts';
import type { Implementation } from './implement.ts';

export interface Registry {
  implementations: Implementation[];
  byName: ReadonlyMap<string, Implementation>;
  featureOf: ReadonlyMap<string, string>;
  problems: ProblemTable;
  subscriptions: Subscription[];
  witnesses: EventWitness[];
  jobs: Job[];
}

/** Roles that hold each permission; a parameter so that a test can leave one without. */
type Holders = Readonly<Record<string, readonly string[]>>;

/** @throws Error naming every fault: doubled names or routes, problems without a status, permissions nobody has. */
export function createRegistry(features: Feature[], holders: Holders = permissions): Registry {
  const faults: string[] = [];
  const byName = new Map<string, Implementation>();
  const featureOf = new Map<string, string>();
  const routes = new Map<string, string>();
  const problems: Record<string, number> = {
    ...pipelineProblems,
    ...fileProblems,
    ...sheetProblems,
    ...madeFileProblems,
  };
  for (const feature of features) {
    for (const [code, status] of Object.entries(feature.problems ?? {})) {
      if (code in problems && problems[code] !== status) faults.push(`problem ${code} has two statuses`);
      problems[code] = status;
    }
    for (const impl of feature.operations) {
      const { name, http } = impl.operation;
      if (byName.has(name)) faults.push(`operation ${name} is implemented twice`);
      const route = http.replace(/\{\w+\}/g, '{}');
      if (routes.has(route)) faults.push(`${http} belongs to ${routes.get(route)} and ${name}`);
      routes.set(route, name);
      byName.set(name, impl);
      featureOf.set(name, feature.name);
    }
  }
  for (const impl of byName.values()) faults.push(...operationFaults(impl, problems, holders));
  faults.push(...permissionFaults(holders));
  if (faults.length > 0) throw new Error(`the server is not complete:\n  ${faults.join('\n  ')}`);
  return {
    implementations: [...byName.values()],
    byName,
    featureOf,
    problems,
    subscriptions: features.flatMap((feature) => feature.subscriptions ?? []),
    witnesses: features.flatMap((feature) => feature.witnesses ?? []),
    jobs: features.flatMap((feature) => feature.jobs ?? []),
  };
}

function operationFaults({ operation }: Implementation, problems: ProblemTable, holders: Holders): string[] {
  const faults = operation.problems
    .filter((code) => !(code in problems))
    .map((code) => `${operation.name}: no status for ${code}`);
  const { access } = operation;
  if ('permission' in access && !(access.permission in holders)) faults.push(`${operation.name}: unknown permission`);
  return faults;
}

/** A permission that no role and no system job holds is a typing error or a door nobody can open. */
function permissionFaults(holders: Holders): string[] {
  const system = new Set<string>(Object.values(systemRights).flat());
  return Object.entries(holders)
    .filter(([permission, roles]) => roles.length === 0 && !system.has(permission))
    .map(([permission]) => `permission ${permission} belongs to nobody`);
}

/** @throws Error naming every operation of a contract that no feature implements, or that two contracts declare. */
export function assertImplemented(registry: Registry, declared: readonly AnyOperation[]): void {
  const faults = declared.flatMap((operation) => {
    const impl = registry.byName.get(operation.name);
    if (!impl) return [`${operation.name} is declared, but not implemented`];
    return impl.operation === operation ? [] : [`${operation.name} is implemented by another declaration`];
  });
  if (faults.length > 0) throw new Error(`the server is not complete:\n  ${faults.join('\n  ')}`);
}

/** Looks at every problem that an operation answers while tests run: the contract has to name it. */
import type { Kanal } from '../src/app.ts';
import { pipelineProblems } from '../src/kernel/problem.ts';
import { fileProblems } from '../src/platform/files/store.ts';

const undeclared = new Set<string>();

export function watchProblems({ http, registry }: Pick<Kanal, 'http' | 'registry'>): void {
  http.addHook('onSend', async (request, reply, payload) => {
    const name = (request.routeOptions.config as { operation?: string }).operation ?? '';
    const declared = registry.byName.get(name)?.operation.problems;
    if (!declared || !String(reply.getHeader('content-type') ?? '').includes('problem+json')) return;
    const { code } = JSON.parse(String(payload)) as { code: string };
    if (!declared.includes(code) && !(code in pipelineProblems) && !(code in fileProblems)) {
      undeclared.add(`${name}: ${code}`);
    }
  });
}

/** `operation: code`, one line each. */
export const undeclaredProblems = () => [...undeclared].sort();

/** For the test of the watch itself. */
export const forgetProblems = () => undeclared.clear();

import type { RegistrationRules } from '@kanal/server/core/rules/contract/registration-rules.ts';
import { useRead } from '../../app/use-operation.ts';

/** The registration rules in force, or `undefined` while they load or where there are none yet. */
export function useRegistrationRules(): { rules: RegistrationRules; version: number } | undefined {
  const { data } = useRead('getRulesInForce', { rule_set: 'registration' }, { staleTime: 300_000 });
  return data && { rules: data.document as unknown as RegistrationRules, version: data.version };
}

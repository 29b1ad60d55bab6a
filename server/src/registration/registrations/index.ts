import type { Feature } from '../../platform/operations/feature.ts';
import { assigningCommands } from './commands/assigning.ts';
import { conflictCommands } from './commands/conflicts.ts';
import { decisionCommands } from './commands/decisions.ts';
import { draftCommands } from './commands/drafts.ts';
import { fileOperations } from './commands/files.ts';
import { idleDraftCommands } from './commands/idle-drafts.ts';
import { logCommands } from './commands/log.ts';
import { protectionCommands } from './commands/protection.ts';
import { recountWitness } from './commands/recounting.ts';
import { removalCommands } from './commands/removals.ts';
import { scopeCheckCommands } from './commands/scope-check.ts';
import { silenceCommands } from './commands/silence.ts';
import { takeBackCommands } from './commands/take-back.ts';
import { unansweredCommands } from './commands/unanswered.ts';
import { windingDownCommands } from './commands/winding-down.ts';
import { registrationProblems } from './contract/problems.ts';
import { eventOf, registrationEdited, reviewerAssigned, toldEvents } from './events.ts';
import { expireJob, logJob } from './jobs.ts';
import { leafWitnesses } from './leaves.ts';
import { logReadWitness } from './log-reads.ts';
import { remindJob, remindOperations } from './notify/reminders.ts';
import { noticeSubscriptions } from './notify/subscriptions.ts';
import { dossierQueries } from './queries/dossier.ts';
import { homeQueries } from './queries/home.ts';
import { listQueries } from './queries/lists.ts';
import { recordQueries } from './queries/record.ts';
import { scorecardQueries } from './queries/scorecard.ts';

export { actorFacts, groundOf, rulesIfAny } from './commands/apply.ts';
export {
  freeze,
  grantByDispute,
  reconsiderByDispute,
  scopeIsFree,
  takeByDispute,
  tellOfCase,
  thaw,
} from './commands/freezing.ts';
export { lockedBy, tell } from './commands/telling.ts';
export { courtEvents, eventOf, registrationEdited } from './events.ts';
export { headsOfChannel, managersFor, partnerPeople } from './notify/audience.ts';
export { normalised } from './rules/changed-claim.ts';
export { phoneProblems } from './rules/claim-phone.ts';
export { incompleteFields } from './rules/completeness.ts';
export { frozenRefused, owedAfter } from './rules/freezing.ts';
export { type Scope, scopesOf } from './rules/scope.ts';
export { openStates } from './rules/states.ts';
export { selectCustomerScope } from './store/candidates.ts';
export { claimsOnScope, type DirectDeal, directOnClaim } from './store/direct-scope.ts';
export { namedFileKeys } from './store/files.ts';
export { registrationNumbers } from './store/numbers.ts';
export { openCount } from './store/partner-facts.ts';
export { recordRead } from './store/readers.ts';
export { lockRegistration, type RegistrationRecord, readRegistration } from './store/registrations.ts';
export { queueForCustomer, rivalsOf } from './store/rivals.ts';

export const registrations: Feature = {
  name: 'registrations',
  operations: [
    ...draftCommands,
    ...takeBackCommands,
    ...idleDraftCommands,
    ...decisionCommands,
    ...conflictCommands,
    ...silenceCommands,
    ...unansweredCommands,
    ...windingDownCommands,
    ...removalCommands,
    ...assigningCommands,
    ...protectionCommands,
    ...fileOperations,
    ...scopeCheckCommands,
    ...listQueries,
    ...recordQueries,
    ...dossierQueries,
    ...homeQueries,
    ...scorecardQueries,
    ...remindOperations,
    ...logCommands,
  ],
  problems: registrationProblems,
  events: [...Object.values(eventOf), ...Object.values(toldEvents), registrationEdited, reviewerAssigned],
  subscriptions: noticeSubscriptions,
  witnesses: [...leafWitnesses, logReadWitness, recountWitness],
  jobs: [expireJob, remindJob, logJob],
};

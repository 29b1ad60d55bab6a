/** Written by `npm run generate`; do not edit. */
import type { InputOf, OutputOf } from '@kanal/server/kernel/operation.ts';
import type { acceptDecision, appealDispute, attachEvidence, challengeJudge, downloadDisputeFile, fileEvidence, finishEvidence, nameOther, openDispute, withdrawDispute } from '@kanal/server/registration/disputes/contract/cases.ts';
import type { acceptInvitation, createInvitation, inviteColleague, listColleagueInvitations, listInvitations, openInvitation, resendColleagueInvitation, resendInvitation, revokeColleagueInvitation, revokeInvitation } from '@kanal/server/core/identity/contract/invitations.ts';
import type { addDealComment, editDealComment, listDealComments, removeDealComment } from '@kanal/server/registration/deals/contract/comments.ts';
import type { addDealTask, answerResource, askResource, finishDealTask, recordEvidence, removeDealTask, removeEvidence, reopenDealTask, takeStageTasks, updateDealTask, withdrawResource } from '@kanal/server/registration/deals/contract/plan.ts';
import type { addPartnerKey, downloadKeyReceipt, listPartnerKeys, retirePartnerKey } from '@kanal/server/core/partner-keys/contract.ts';
import type { answerCustomerDuplicate, listCustomerAnswers, listCustomerDuplicates, listCustomerMerges, listCustomerRegistrations, mergeCustomers, previewCustomerMerge, proposeDuplicates, splitCustomer, undoCustomerMerge, withdrawCustomerAnswer } from '@kanal/server/registration/matching/contract.ts';
import type { answerRemoval, attachInternalFile, confirmRemoval, declineRemoval, proposeRemoval } from '@kanal/server/registration/registrations/contract/removals.ts';
import type { appealConductCase, decideConductCase, dropConductCase, getConductCase, judgeConductAppeal, listConductCases, openConductCase, remindConductReply, replyInConductCase, reportIncident } from '@kanal/server/registration/conduct/contract.ts';
import type { appealRegistration, grantProvisional, openConflict, recordBreach, resolveConflict, settleConflict, windDownRegistration } from '@kanal/server/registration/registrations/contract/conflicts.ts';
import type { approveDirect, askForDirect, endDirect, listDirect, openDirectConflict, refuseDirect, registerDirect } from '@kanal/server/registration/direct-sales/contract.ts';
import type { approveRegistration, getDossier, judgeCandidate, rejectRegistration, requestChanges, takeRegistration } from '@kanal/server/registration/registrations/contract/decisions.ts';
import type { assignJudge, declareInterest, escalateDispute, keepRemedy, listJudges, proposeDecision, runDispute, stepDown, voteOnDecision } from '@kanal/server/registration/disputes/contract/judging.ts';
import type { assignManager, changePartnerStatus, exportPartners, getCompany, getPartner, listBranches, listPartners, saveBranch, savePartner, savePartnerBranch, updateCompany } from '@kanal/server/core/partners/contract.ts';
import type { assignReviewer, listReviewers } from '@kanal/server/registration/registrations/contract/assigning.ts';
import type { attachFile, downloadFile, removeFile } from '@kanal/server/registration/registrations/contract/files.ts';
import type { cancelDeputy, getCalendar, listDeputies, loadCalendarYear, setDeputy } from '@kanal/server/core/calendar/contract.ts';
import type { checkScope, createRegistration, lapseDraft, restoreDraft, resubmitRegistration, submitRegistration, updateRegistration, withdrawRegistration } from '@kanal/server/registration/registrations/contract/drafts.ts';
import type { closeComplaint, listComplaints, makeComplaint, takeComplaint } from '@kanal/server/registration/complaints/contract.ts';
import type { compareRuleVersions, discardRuleDraft, draftRules, getRulesInForce, getRuleVersion, listRuleSets, listRuleVersions, publishRules, returnRulesToDraft, submitRulesForReview, updateRuleDraft } from '@kanal/server/core/rules/contract.ts';
import type { countDisputes, dropPrecedent, exportDispute, getDispute, getDisputeFigures, listDisputes, listPrecedents, publishPrecedent } from '@kanal/server/registration/disputes/contract/reads.ts';
import type { countRegistrations, getCabinetHome, getRegistration, getScorecard, getToday, listRegistrationEvents, listRegistrationReaders, listRegistrations } from '@kanal/server/registration/registrations/contract/reads.ts';
import type { createApiKey, listApiKeys, revokeApiKey } from '@kanal/server/core/identity/contract/api-keys.ts';
import type { createImport, discardImport, exportImportFaults, exportImportTemplate, finishImportStep, forgetImportCells, getImport, getImportColumns, giveImportFile, listImportRows, listImports, mapImport, previewImport, runImport, undoImport } from '@kanal/server/registration/imports/contract/operations.ts';
import type { decideInvitationRequest, listInvitationRequests, requestInvitation } from '@kanal/server/core/identity/contract/invitation-requests.ts';
import type { declineExtension, endLapsedProtections, expireRegistration, extendBySilence, extendRegistration, loseRegistration, markAtRisk, reactivateRegistration, reportProgress, requestExtension, winRegistration } from '@kanal/server/registration/registrations/contract/protection.ts';
import type { deleteView, listSavedViews, saveView, search } from '@kanal/server/core/search/contract.ts';
import type { downloadEvidence, listClaimOrder, listLeaves, openLeaf } from '@kanal/server/core/auditing/contract.ts';
import type { downloadExport, expireExports, finishExport, getExport, listExports, requestExport } from '@kanal/server/core/exports/contract.ts';
import type { downloadFairPlayPdf, exportFairPlay, getFairPlay, listFairPlay, publishFairPlay } from '@kanal/server/registration/fair-play/contract.ts';
import type { downloadReceipt, downloadReceiptPdf, eraseValue, getLogHead, listReceipts } from '@kanal/server/core/trust/contract.ts';
import type { endSession, endSessions, getMe, listSessions, updateProfile } from '@kanal/server/core/identity/contract/me.ts';
import type { exportAuditEvents, listAuditDeeds, listAuditEvents } from '@kanal/server/core/trail/contract.ts';
import type { exportCustomers, getCustomer, indexCustomers, listCustomerGroups, listCustomers, listGroupMembers, saveCustomer, saveCustomerGroup, setCustomerGroup, turnCustomerGroups } from '@kanal/server/core/customers/contract.ts';
import type { exportRegistrations, sumRegistrations } from '@kanal/server/registration/registrations/contract/sums.ts';
import type { getAbout, getSettings, updateSettings } from '@kanal/server/core/settings/contract.ts';
import type { getDeal, listDealEvents, listDealPeople, moveDeal, remindDeal, setDealForecast, setNextStep } from '@kanal/server/registration/deals/contract/deals.ts';
import type { getDealBoard, getForecast, listDeals } from '@kanal/server/registration/deals/contract/lists.ts';
import type { getMail, listMails, retryMail } from '@kanal/server/core/notifications/contract/mails.ts';
import type { getNotificationPreferences, listNotifications, markNotificationsRead, setNotificationPreferences } from '@kanal/server/core/notifications/contract/inbox.ts';
import type { getPerson, listColleagues, listPeople, markColleagueLeft, markPersonLeft, updateColleague, updatePerson } from '@kanal/server/core/identity/contract/people.ts';
import type { getSetup, setUpVendor } from '@kanal/server/core/identity/contract/setup.ts';
import type { getWitnesses, saveWitnesses } from '@kanal/server/core/witnesses/contract.ts';
import type { importToLog } from '@kanal/server/registration/registrations/contract/log.ts';
import type { listDealStages, saveDealStages } from '@kanal/server/registration/deals/contract/stages.ts';
import type { listProductFamilies, listProducts, saveProduct, saveProductFamily } from '@kanal/server/core/products/contract.ts';
import type { mailCheckpoint } from '@kanal/server/core/holders/contract.ts';
import type { remindRegistration } from '@kanal/server/registration/registrations/contract/reminders.ts';
import type { sweepExpired } from '@kanal/server/core/housekeeping/contract.ts';
import type { takeBackRegistration } from '@kanal/server/registration/registrations/contract/take-back.ts';

export const operations = {
  acceptDecision: ['POST', '/v1/disputes/{id}/accept'],
  acceptInvitation: ['POST', '/v1/invitation/accept'],
  addDealComment: ['POST', '/v1/deals/{id}/comments'],
  addDealTask: ['POST', '/v1/deals/{id}/tasks'],
  addPartnerKey: ['POST', '/v1/partner-keys'],
  answerCustomerDuplicate: ['POST', '/v1/customer-duplicates/answer'],
  answerRemoval: ['POST', '/v1/registrations/{id}/answer-removal'],
  answerResource: ['POST', '/v1/deals/{id}/resources/{resource_id}/answer'],
  appealConductCase: ['POST', '/v1/conduct-cases/{id}/appeal'],
  appealDispute: ['POST', '/v1/disputes/{id}/appeal'],
  appealRegistration: ['POST', '/v1/registrations/{id}/appeal'],
  approveDirect: ['POST', '/v1/direct-registrations/{id}/approve'],
  approveRegistration: ['POST', '/v1/registrations/{id}/approve'],
  askForDirect: ['POST', '/v1/direct-registrations/{id}/ask'],
  askResource: ['POST', '/v1/deals/{id}/resources'],
  assignJudge: ['POST', '/v1/disputes/{id}/judges'],
  assignManager: ['POST', '/v1/partners/{id}/manager'],
  assignReviewer: ['POST', '/v1/registrations/{id}/assign'],
  attachEvidence: ['POST', '/v1/disputes/{id}/evidence/{evidence_id}/file'],
  attachFile: ['POST', '/v1/registrations/{id}/files'],
  attachInternalFile: ['POST', '/v1/registrations/{id}/internal-files'],
  cancelDeputy: ['POST', '/v1/deputies/{id}/cancel'],
  challengeJudge: ['POST', '/v1/disputes/{id}/challenge'],
  changePartnerStatus: ['POST', '/v1/partners/{id}/status'],
  checkScope: ['POST', '/v1/scope-checks'],
  closeComplaint: ['POST', '/v1/market-complaints/{id}/close'],
  compareRuleVersions: ['GET', '/v1/rule-versions/{id}/compare'],
  confirmRemoval: ['POST', '/v1/registrations/{id}/confirm-removal'],
  countDisputes: ['GET', '/v1/dispute-counts'],
  countRegistrations: ['GET', '/v1/registration-counts'],
  createApiKey: ['POST', '/v1/api-keys'],
  createImport: ['POST', '/v1/registration-imports'],
  createInvitation: ['POST', '/v1/invitations'],
  createRegistration: ['POST', '/v1/registrations'],
  decideConductCase: ['POST', '/v1/conduct-cases/{id}/decide'],
  decideInvitationRequest: ['POST', '/v1/invitation-requests/{id}/decide'],
  declareInterest: ['POST', '/v1/deal-interests'],
  declineExtension: ['POST', '/v1/registrations/{id}/decline-extension'],
  declineRemoval: ['POST', '/v1/registrations/{id}/decline-removal'],
  deleteView: ['DELETE', '/v1/saved-views/{id}'],
  discardImport: ['POST', '/v1/registration-imports/{id}/discard'],
  discardRuleDraft: ['POST', '/v1/rule-versions/{id}/discard'],
  downloadDisputeFile: ['GET', '/v1/disputes/{id}/evidence/{evidence_id}/file'],
  downloadEvidence: ['GET', '/v1/log/evidence'],
  downloadExport: ['GET', '/v1/exports/{id}/file'],
  downloadFairPlayPdf: ['GET', '/v1/fair-play-document'],
  downloadFile: ['GET', '/v1/registrations/{id}/files/{file_id}'],
  downloadKeyReceipt: ['GET', '/v1/partner-keys/{id}/receipts/{event}'],
  downloadReceipt: ['GET', '/v1/registrations/{id}/receipts/{index}'],
  downloadReceiptPdf: ['GET', '/v1/registrations/{id}/receipts/{index}/pdf'],
  draftRules: ['POST', '/v1/rule-sets/{rule_set}/drafts'],
  dropConductCase: ['POST', '/v1/conduct-cases/{id}/drop'],
  dropPrecedent: ['POST', '/v1/precedents/{id}/drop'],
  editDealComment: ['PATCH', '/v1/deals/{id}/comments/{comment_id}'],
  endDirect: ['POST', '/v1/direct-registrations/{id}/end'],
  endLapsedProtections: ['POST', '/v1/lapsed-protections/end'],
  endSession: ['POST', '/v1/me/sessions/{id}/end'],
  endSessions: ['POST', '/v1/me/sessions/end'],
  eraseValue: ['POST', '/v1/log/erasures'],
  escalateDispute: ['POST', '/v1/disputes/{id}/escalate'],
  expireExports: ['POST', '/v1/expired-exports'],
  expireRegistration: ['POST', '/v1/registrations/{id}/expire'],
  exportAuditEvents: ['GET', '/v1/audit-export'],
  exportCustomers: ['GET', '/v1/customer-export'],
  exportDispute: ['GET', '/v1/disputes/{id}/bundle'],
  exportFairPlay: ['GET', '/v1/fair-play-export'],
  exportImportFaults: ['GET', '/v1/registration-imports/{id}/faults'],
  exportImportTemplate: ['GET', '/v1/registration-import-template'],
  exportPartners: ['GET', '/v1/partner-export'],
  exportRegistrations: ['GET', '/v1/registration-export'],
  extendBySilence: ['POST', '/v1/registrations/{id}/extend-by-silence'],
  extendRegistration: ['POST', '/v1/registrations/{id}/extend'],
  fileEvidence: ['POST', '/v1/disputes/{id}/evidence'],
  finishDealTask: ['POST', '/v1/deals/{id}/tasks/{task_id}/finish'],
  finishEvidence: ['POST', '/v1/disputes/{id}/finish-evidence'],
  finishExport: ['POST', '/v1/exports/{id}/finish'],
  finishImportStep: ['POST', '/v1/registration-imports/{id}/finish-step'],
  forgetImportCells: ['POST', '/v1/forgotten-import-cells'],
  getAbout: ['GET', '/v1/about'],
  getCabinetHome: ['GET', '/v1/cabinet/home'],
  getCalendar: ['GET', '/v1/calendar/{year}'],
  getCompany: ['GET', '/v1/company'],
  getConductCase: ['GET', '/v1/conduct-cases/{id}'],
  getCustomer: ['GET', '/v1/customers/{id}'],
  getDeal: ['GET', '/v1/deals/{id}'],
  getDealBoard: ['GET', '/v1/deal-board'],
  getDispute: ['GET', '/v1/disputes/{id}'],
  getDisputeFigures: ['GET', '/v1/dispute-figures'],
  getDossier: ['GET', '/v1/registrations/{id}/dossier'],
  getExport: ['GET', '/v1/exports/{id}'],
  getFairPlay: ['GET', '/v1/fair-play'],
  getForecast: ['GET', '/v1/forecast'],
  getImport: ['GET', '/v1/registration-imports/{id}'],
  getImportColumns: ['GET', '/v1/registration-imports/{id}/columns'],
  getLogHead: ['GET', '/v1/log/head'],
  getMail: ['GET', '/v1/mails/{id}'],
  getMe: ['GET', '/v1/me'],
  getNotificationPreferences: ['GET', '/v1/notification-preferences'],
  getPartner: ['GET', '/v1/partners/{id}'],
  getPerson: ['GET', '/v1/people/{id}'],
  getRegistration: ['GET', '/v1/registrations/{id}'],
  getRulesInForce: ['GET', '/v1/rule-sets/{rule_set}/in-force'],
  getRuleVersion: ['GET', '/v1/rule-versions/{id}'],
  getScorecard: ['GET', '/v1/scorecard'],
  getSettings: ['GET', '/v1/settings'],
  getSetup: ['GET', '/v1/setup'],
  getToday: ['GET', '/v1/today'],
  getWitnesses: ['GET', '/v1/log/witnesses'],
  giveImportFile: ['POST', '/v1/registration-imports/{id}/file'],
  grantProvisional: ['POST', '/v1/registrations/{id}/grant-provisional'],
  importToLog: ['POST', '/v1/registrations/{id}/import-to-log'],
  indexCustomers: ['POST', '/v1/customer-index/renew'],
  inviteColleague: ['POST', '/v1/colleagues/invitations'],
  judgeCandidate: ['POST', '/v1/registrations/{id}/candidates/{candidate_id}/judge'],
  judgeConductAppeal: ['POST', '/v1/conduct-cases/{id}/judge-appeal'],
  keepRemedy: ['POST', '/v1/dispute-remedies/{id}/keep'],
  lapseDraft: ['POST', '/v1/registrations/{id}/lapse'],
  listApiKeys: ['GET', '/v1/api-keys'],
  listAuditDeeds: ['GET', '/v1/audit-deeds'],
  listAuditEvents: ['GET', '/v1/audit-events'],
  listBranches: ['GET', '/v1/company/branches'],
  listClaimOrder: ['GET', '/v1/log/claim-order'],
  listColleagueInvitations: ['GET', '/v1/colleagues/invitations'],
  listColleagues: ['GET', '/v1/colleagues'],
  listComplaints: ['GET', '/v1/market-complaints'],
  listConductCases: ['GET', '/v1/conduct-cases'],
  listCustomerAnswers: ['GET', '/v1/customer-answers'],
  listCustomerDuplicates: ['GET', '/v1/customer-duplicates'],
  listCustomerGroups: ['GET', '/v1/customer-groups'],
  listCustomerMerges: ['GET', '/v1/customers/{id}/merges'],
  listCustomerRegistrations: ['GET', '/v1/customers/{id}/registrations'],
  listCustomers: ['GET', '/v1/customers'],
  listDealComments: ['GET', '/v1/deals/{id}/comments'],
  listDealEvents: ['GET', '/v1/deals/{id}/events'],
  listDealPeople: ['GET', '/v1/deals/{id}/people'],
  listDeals: ['GET', '/v1/deals'],
  listDealStages: ['GET', '/v1/deal-stages'],
  listDeputies: ['GET', '/v1/deputies'],
  listDirect: ['GET', '/v1/direct-registrations'],
  listDisputes: ['GET', '/v1/disputes'],
  listExports: ['GET', '/v1/exports'],
  listFairPlay: ['GET', '/v1/published-fair-play'],
  listGroupMembers: ['GET', '/v1/customer-groups/{id}/members'],
  listImportRows: ['GET', '/v1/registration-imports/{id}/rows'],
  listImports: ['GET', '/v1/registration-imports'],
  listInvitationRequests: ['GET', '/v1/invitation-requests'],
  listInvitations: ['GET', '/v1/invitations'],
  listJudges: ['GET', '/v1/disputes/{id}/judges'],
  listLeaves: ['GET', '/v1/log/leaves'],
  listMails: ['GET', '/v1/mails'],
  listNotifications: ['GET', '/v1/notifications'],
  listPartnerKeys: ['GET', '/v1/partner-keys'],
  listPartners: ['GET', '/v1/partners'],
  listPeople: ['GET', '/v1/people'],
  listPrecedents: ['GET', '/v1/precedents'],
  listProductFamilies: ['GET', '/v1/product-families'],
  listProducts: ['GET', '/v1/products'],
  listReceipts: ['GET', '/v1/registrations/{id}/receipts'],
  listRegistrationEvents: ['GET', '/v1/registrations/{id}/events'],
  listRegistrationReaders: ['GET', '/v1/registrations/{id}/readers'],
  listRegistrations: ['GET', '/v1/registrations'],
  listReviewers: ['GET', '/v1/reviewers'],
  listRuleSets: ['GET', '/v1/rule-sets'],
  listRuleVersions: ['GET', '/v1/rule-sets/{rule_set}/versions'],
  listSavedViews: ['GET', '/v1/saved-views'],
  listSessions: ['GET', '/v1/me/sessions'],
  loadCalendarYear: ['POST', '/v1/calendar/years'],
  loseRegistration: ['POST', '/v1/registrations/{id}/lose'],
  mailCheckpoint: ['POST', '/v1/log/checkpoint-mails'],
  makeComplaint: ['POST', '/v1/market-complaints'],
  mapImport: ['POST', '/v1/registration-imports/{id}/columns'],
  markAtRisk: ['POST', '/v1/registrations/{id}/mark-at-risk'],
  markColleagueLeft: ['POST', '/v1/colleagues/{id}/leave'],
  markNotificationsRead: ['POST', '/v1/notifications/read'],
  markPersonLeft: ['POST', '/v1/people/{id}/leave'],
  mergeCustomers: ['POST', '/v1/customers/{id}/merge'],
  moveDeal: ['POST', '/v1/deals/{id}/move'],
  nameOther: ['POST', '/v1/disputes/{id}/registrations'],
  openConductCase: ['POST', '/v1/conduct-cases'],
  openConflict: ['POST', '/v1/registrations/{id}/open-conflict'],
  openDirectConflict: ['POST', '/v1/direct-registrations/{id}/open-conflict'],
  openDispute: ['POST', '/v1/disputes'],
  openInvitation: ['GET', '/v1/invitation'],
  openLeaf: ['GET', '/v1/log/leaves/{index}'],
  previewCustomerMerge: ['GET', '/v1/customers/{id}/merge-preview'],
  previewImport: ['GET', '/v1/registration-imports/{id}/preview'],
  proposeDecision: ['POST', '/v1/disputes/{id}/decisions'],
  proposeDuplicates: ['POST', '/v1/customer-duplicates/propose'],
  proposeRemoval: ['POST', '/v1/registrations/{id}/propose-removal'],
  publishFairPlay: ['POST', '/v1/fair-play/{month}/publish'],
  publishPrecedent: ['POST', '/v1/precedents/{id}/publish'],
  publishRules: ['POST', '/v1/rule-versions/{id}/publish'],
  reactivateRegistration: ['POST', '/v1/registrations/{id}/reactivate'],
  recordBreach: ['POST', '/v1/registrations/{id}/record-breach'],
  recordEvidence: ['POST', '/v1/deals/{id}/evidence'],
  refuseDirect: ['POST', '/v1/direct-registrations/{id}/refuse'],
  registerDirect: ['POST', '/v1/direct-registrations'],
  rejectRegistration: ['POST', '/v1/registrations/{id}/reject'],
  remindConductReply: ['POST', '/v1/conduct-cases/{id}/remind'],
  remindDeal: ['POST', '/v1/deals/{id}/remind'],
  remindRegistration: ['POST', '/v1/registrations/{id}/remind'],
  removeDealComment: ['DELETE', '/v1/deals/{id}/comments/{comment_id}'],
  removeDealTask: ['DELETE', '/v1/deals/{id}/tasks/{task_id}'],
  removeEvidence: ['DELETE', '/v1/deals/{id}/evidence/{evidence_id}'],
  removeFile: ['DELETE', '/v1/registrations/{id}/files/{file_id}'],
  reopenDealTask: ['POST', '/v1/deals/{id}/tasks/{task_id}/reopen'],
  replyInConductCase: ['POST', '/v1/conduct-cases/{id}/reply'],
  reportIncident: ['POST', '/v1/conduct-incidents'],
  reportProgress: ['POST', '/v1/registrations/{id}/report'],
  requestChanges: ['POST', '/v1/registrations/{id}/request-changes'],
  requestExport: ['POST', '/v1/exports'],
  requestExtension: ['POST', '/v1/registrations/{id}/request-extension'],
  requestInvitation: ['POST', '/v1/invitation-requests'],
  resendColleagueInvitation: ['POST', '/v1/colleagues/invitations/{id}/resend'],
  resendInvitation: ['POST', '/v1/invitations/{id}/resend'],
  resolveConflict: ['POST', '/v1/registrations/{id}/resolve-conflict'],
  restoreDraft: ['POST', '/v1/registrations/{id}/restore'],
  resubmitRegistration: ['POST', '/v1/registrations/{id}/resubmit'],
  retirePartnerKey: ['POST', '/v1/partner-keys/{id}/retire'],
  retryMail: ['POST', '/v1/mails/{id}/retry'],
  returnRulesToDraft: ['POST', '/v1/rule-versions/{id}/return'],
  revokeApiKey: ['POST', '/v1/api-keys/{id}/revoke'],
  revokeColleagueInvitation: ['POST', '/v1/colleagues/invitations/{id}/revoke'],
  revokeInvitation: ['POST', '/v1/invitations/{id}/revoke'],
  runDispute: ['POST', '/v1/disputes/{id}/run'],
  runImport: ['POST', '/v1/registration-imports/{id}/run'],
  saveBranch: ['POST', '/v1/company/branches'],
  saveCustomer: ['POST', '/v1/customers'],
  saveCustomerGroup: ['POST', '/v1/customer-groups'],
  saveDealStages: ['PUT', '/v1/deal-stages'],
  savePartner: ['POST', '/v1/partners'],
  savePartnerBranch: ['POST', '/v1/partners/{partner_id}/branches'],
  saveProduct: ['POST', '/v1/products'],
  saveProductFamily: ['POST', '/v1/product-families'],
  saveView: ['POST', '/v1/saved-views'],
  saveWitnesses: ['PUT', '/v1/log/witnesses'],
  search: ['GET', '/v1/search'],
  setCustomerGroup: ['POST', '/v1/customers/{id}/group'],
  setDealForecast: ['POST', '/v1/deals/{id}/forecast'],
  setDeputy: ['POST', '/v1/deputies'],
  setNextStep: ['POST', '/v1/deals/{id}/next-step'],
  setNotificationPreferences: ['PUT', '/v1/notification-preferences'],
  settleConflict: ['POST', '/v1/registrations/{id}/settle-conflict'],
  setUpVendor: ['POST', '/v1/setup'],
  splitCustomer: ['POST', '/v1/customers/{id}/split'],
  stepDown: ['POST', '/v1/disputes/{id}/step-down'],
  submitRegistration: ['POST', '/v1/registrations/{id}/submit'],
  submitRulesForReview: ['POST', '/v1/rule-versions/{id}/submit'],
  sumRegistrations: ['GET', '/v1/registration-sums'],
  sweepExpired: ['POST', '/v1/expired-records/sweep'],
  takeBackRegistration: ['POST', '/v1/registrations/{id}/take-back'],
  takeComplaint: ['POST', '/v1/market-complaints/{id}/take'],
  takeRegistration: ['POST', '/v1/registrations/{id}/take'],
  takeStageTasks: ['POST', '/v1/deals/{id}/stage-tasks'],
  turnCustomerGroups: ['POST', '/v1/customer-groups/turn'],
  undoCustomerMerge: ['POST', '/v1/customers/{id}/unmerge'],
  undoImport: ['POST', '/v1/registration-imports/{id}/undo'],
  updateColleague: ['PATCH', '/v1/colleagues/{id}'],
  updateCompany: ['PATCH', '/v1/company'],
  updateDealTask: ['PATCH', '/v1/deals/{id}/tasks/{task_id}'],
  updatePerson: ['PATCH', '/v1/people/{id}'],
  updateProfile: ['PATCH', '/v1/me/profile'],
  updateRegistration: ['PATCH', '/v1/registrations/{id}'],
  updateRuleDraft: ['PATCH', '/v1/rule-versions/{id}'],
  updateSettings: ['PATCH', '/v1/settings'],
  voteOnDecision: ['POST', '/v1/disputes/{id}/votes'],
  windDownRegistration: ['POST', '/v1/registrations/{id}/wind-down'],
  winRegistration: ['POST', '/v1/registrations/{id}/win'],
  withdrawCustomerAnswer: ['POST', '/v1/customer-answers/{left_id}/{right_id}/withdraw'],
  withdrawDispute: ['POST', '/v1/disputes/{id}/withdraw'],
  withdrawRegistration: ['POST', '/v1/registrations/{id}/withdraw'],
  withdrawResource: ['POST', '/v1/deals/{id}/resources/{resource_id}/withdraw'],
} as const;

export interface Operations {
  acceptDecision: { input: InputOf<typeof acceptDecision>; output: OutputOf<typeof acceptDecision> };
  acceptInvitation: { input: InputOf<typeof acceptInvitation>; output: OutputOf<typeof acceptInvitation> };
  addDealComment: { input: InputOf<typeof addDealComment>; output: OutputOf<typeof addDealComment> };
  addDealTask: { input: InputOf<typeof addDealTask>; output: OutputOf<typeof addDealTask> };
  addPartnerKey: { input: InputOf<typeof addPartnerKey>; output: OutputOf<typeof addPartnerKey> };
  answerCustomerDuplicate: { input: InputOf<typeof answerCustomerDuplicate>; output: OutputOf<typeof answerCustomerDuplicate> };
  answerRemoval: { input: InputOf<typeof answerRemoval>; output: OutputOf<typeof answerRemoval> };
  answerResource: { input: InputOf<typeof answerResource>; output: OutputOf<typeof answerResource> };
  appealConductCase: { input: InputOf<typeof appealConductCase>; output: OutputOf<typeof appealConductCase> };
  appealDispute: { input: InputOf<typeof appealDispute>; output: OutputOf<typeof appealDispute> };
  appealRegistration: { input: InputOf<typeof appealRegistration>; output: OutputOf<typeof appealRegistration> };
  approveDirect: { input: InputOf<typeof approveDirect>; output: OutputOf<typeof approveDirect> };
  approveRegistration: { input: InputOf<typeof approveRegistration>; output: OutputOf<typeof approveRegistration> };
  askForDirect: { input: InputOf<typeof askForDirect>; output: OutputOf<typeof askForDirect> };
  askResource: { input: InputOf<typeof askResource>; output: OutputOf<typeof askResource> };
  assignJudge: { input: InputOf<typeof assignJudge>; output: OutputOf<typeof assignJudge> };
  assignManager: { input: InputOf<typeof assignManager>; output: OutputOf<typeof assignManager> };
  assignReviewer: { input: InputOf<typeof assignReviewer>; output: OutputOf<typeof assignReviewer> };
  attachEvidence: { input: InputOf<typeof attachEvidence>; output: OutputOf<typeof attachEvidence> };
  attachFile: { input: InputOf<typeof attachFile>; output: OutputOf<typeof attachFile> };
  attachInternalFile: { input: InputOf<typeof attachInternalFile>; output: OutputOf<typeof attachInternalFile> };
  cancelDeputy: { input: InputOf<typeof cancelDeputy>; output: OutputOf<typeof cancelDeputy> };
  challengeJudge: { input: InputOf<typeof challengeJudge>; output: OutputOf<typeof challengeJudge> };
  changePartnerStatus: { input: InputOf<typeof changePartnerStatus>; output: OutputOf<typeof changePartnerStatus> };
  checkScope: { input: InputOf<typeof checkScope>; output: OutputOf<typeof checkScope> };
  closeComplaint: { input: InputOf<typeof closeComplaint>; output: OutputOf<typeof closeComplaint> };
  compareRuleVersions: { input: InputOf<typeof compareRuleVersions>; output: OutputOf<typeof compareRuleVersions> };
  confirmRemoval: { input: InputOf<typeof confirmRemoval>; output: OutputOf<typeof confirmRemoval> };
  countDisputes: { input: InputOf<typeof countDisputes>; output: OutputOf<typeof countDisputes> };
  countRegistrations: { input: InputOf<typeof countRegistrations>; output: OutputOf<typeof countRegistrations> };
  createApiKey: { input: InputOf<typeof createApiKey>; output: OutputOf<typeof createApiKey> };
  createImport: { input: InputOf<typeof createImport>; output: OutputOf<typeof createImport> };
  createInvitation: { input: InputOf<typeof createInvitation>; output: OutputOf<typeof createInvitation> };
  createRegistration: { input: InputOf<typeof createRegistration>; output: OutputOf<typeof createRegistration> };
  decideConductCase: { input: InputOf<typeof decideConductCase>; output: OutputOf<typeof decideConductCase> };
  decideInvitationRequest: { input: InputOf<typeof decideInvitationRequest>; output: OutputOf<typeof decideInvitationRequest> };
  declareInterest: { input: InputOf<typeof declareInterest>; output: OutputOf<typeof declareInterest> };
  declineExtension: { input: InputOf<typeof declineExtension>; output: OutputOf<typeof declineExtension> };
  declineRemoval: { input: InputOf<typeof declineRemoval>; output: OutputOf<typeof declineRemoval> };
  deleteView: { input: InputOf<typeof deleteView>; output: OutputOf<typeof deleteView> };
  discardImport: { input: InputOf<typeof discardImport>; output: OutputOf<typeof discardImport> };
  discardRuleDraft: { input: InputOf<typeof discardRuleDraft>; output: OutputOf<typeof discardRuleDraft> };
  downloadDisputeFile: { input: InputOf<typeof downloadDisputeFile>; output: OutputOf<typeof downloadDisputeFile> };
  downloadEvidence: { input: InputOf<typeof downloadEvidence>; output: OutputOf<typeof downloadEvidence> };
  downloadExport: { input: InputOf<typeof downloadExport>; output: OutputOf<typeof downloadExport> };
  downloadFairPlayPdf: { input: InputOf<typeof downloadFairPlayPdf>; output: OutputOf<typeof downloadFairPlayPdf> };
  downloadFile: { input: InputOf<typeof downloadFile>; output: OutputOf<typeof downloadFile> };
  downloadKeyReceipt: { input: InputOf<typeof downloadKeyReceipt>; output: OutputOf<typeof downloadKeyReceipt> };
  downloadReceipt: { input: InputOf<typeof downloadReceipt>; output: OutputOf<typeof downloadReceipt> };
  downloadReceiptPdf: { input: InputOf<typeof downloadReceiptPdf>; output: OutputOf<typeof downloadReceiptPdf> };
  draftRules: { input: InputOf<typeof draftRules>; output: OutputOf<typeof draftRules> };
  dropConductCase: { input: InputOf<typeof dropConductCase>; output: OutputOf<typeof dropConductCase> };
  dropPrecedent: { input: InputOf<typeof dropPrecedent>; output: OutputOf<typeof dropPrecedent> };
  editDealComment: { input: InputOf<typeof editDealComment>; output: OutputOf<typeof editDealComment> };
  endDirect: { input: InputOf<typeof endDirect>; output: OutputOf<typeof endDirect> };
  endLapsedProtections: { input: InputOf<typeof endLapsedProtections>; output: OutputOf<typeof endLapsedProtections> };
  endSession: { input: InputOf<typeof endSession>; output: OutputOf<typeof endSession> };
  endSessions: { input: InputOf<typeof endSessions>; output: OutputOf<typeof endSessions> };
  eraseValue: { input: InputOf<typeof eraseValue>; output: OutputOf<typeof eraseValue> };
  escalateDispute: { input: InputOf<typeof escalateDispute>; output: OutputOf<typeof escalateDispute> };
  expireExports: { input: InputOf<typeof expireExports>; output: OutputOf<typeof expireExports> };
  expireRegistration: { input: InputOf<typeof expireRegistration>; output: OutputOf<typeof expireRegistration> };
  exportAuditEvents: { input: InputOf<typeof exportAuditEvents>; output: OutputOf<typeof exportAuditEvents> };
  exportCustomers: { input: InputOf<typeof exportCustomers>; output: OutputOf<typeof exportCustomers> };
  exportDispute: { input: InputOf<typeof exportDispute>; output: OutputOf<typeof exportDispute> };
  exportFairPlay: { input: InputOf<typeof exportFairPlay>; output: OutputOf<typeof exportFairPlay> };
  exportImportFaults: { input: InputOf<typeof exportImportFaults>; output: OutputOf<typeof exportImportFaults> };
  exportImportTemplate: { input: InputOf<typeof exportImportTemplate>; output: OutputOf<typeof exportImportTemplate> };
  exportPartners: { input: InputOf<typeof exportPartners>; output: OutputOf<typeof exportPartners> };
  exportRegistrations: { input: InputOf<typeof exportRegistrations>; output: OutputOf<typeof exportRegistrations> };
  extendBySilence: { input: InputOf<typeof extendBySilence>; output: OutputOf<typeof extendBySilence> };
  extendRegistration: { input: InputOf<typeof extendRegistration>; output: OutputOf<typeof extendRegistration> };
  fileEvidence: { input: InputOf<typeof fileEvidence>; output: OutputOf<typeof fileEvidence> };
  finishDealTask: { input: InputOf<typeof finishDealTask>; output: OutputOf<typeof finishDealTask> };
  finishEvidence: { input: InputOf<typeof finishEvidence>; output: OutputOf<typeof finishEvidence> };
  finishExport: { input: InputOf<typeof finishExport>; output: OutputOf<typeof finishExport> };
  finishImportStep: { input: InputOf<typeof finishImportStep>; output: OutputOf<typeof finishImportStep> };
  forgetImportCells: { input: InputOf<typeof forgetImportCells>; output: OutputOf<typeof forgetImportCells> };
  getAbout: { input: InputOf<typeof getAbout>; output: OutputOf<typeof getAbout> };
  getCabinetHome: { input: InputOf<typeof getCabinetHome>; output: OutputOf<typeof getCabinetHome> };
  getCalendar: { input: InputOf<typeof getCalendar>; output: OutputOf<typeof getCalendar> };
  getCompany: { input: InputOf<typeof getCompany>; output: OutputOf<typeof getCompany> };
  getConductCase: { input: InputOf<typeof getConductCase>; output: OutputOf<typeof getConductCase> };
  getCustomer: { input: InputOf<typeof getCustomer>; output: OutputOf<typeof getCustomer> };
  getDeal: { input: InputOf<typeof getDeal>; output: OutputOf<typeof getDeal> };
  getDealBoard: { input: InputOf<typeof getDealBoard>; output: OutputOf<typeof getDealBoard> };
  getDispute: { input: InputOf<typeof getDispute>; output: OutputOf<typeof getDispute> };
  getDisputeFigures: { input: InputOf<typeof getDisputeFigures>; output: OutputOf<typeof getDisputeFigures> };
  getDossier: { input: InputOf<typeof getDossier>; output: OutputOf<typeof getDossier> };
  getExport: { input: InputOf<typeof getExport>; output: OutputOf<typeof getExport> };
  getFairPlay: { input: InputOf<typeof getFairPlay>; output: OutputOf<typeof getFairPlay> };
  getForecast: { input: InputOf<typeof getForecast>; output: OutputOf<typeof getForecast> };
  getImport: { input: InputOf<typeof getImport>; output: OutputOf<typeof getImport> };
  getImportColumns: { input: InputOf<typeof getImportColumns>; output: OutputOf<typeof getImportColumns> };
  getLogHead: { input: InputOf<typeof getLogHead>; output: OutputOf<typeof getLogHead> };
  getMail: { input: InputOf<typeof getMail>; output: OutputOf<typeof getMail> };
  getMe: { input: InputOf<typeof getMe>; output: OutputOf<typeof getMe> };
  getNotificationPreferences: { input: InputOf<typeof getNotificationPreferences>; output: OutputOf<typeof getNotificationPreferences> };
  getPartner: { input: InputOf<typeof getPartner>; output: OutputOf<typeof getPartner> };
  getPerson: { input: InputOf<typeof getPerson>; output: OutputOf<typeof getPerson> };
  getRegistration: { input: InputOf<typeof getRegistration>; output: OutputOf<typeof getRegistration> };
  getRulesInForce: { input: InputOf<typeof getRulesInForce>; output: OutputOf<typeof getRulesInForce> };
  getRuleVersion: { input: InputOf<typeof getRuleVersion>; output: OutputOf<typeof getRuleVersion> };
  getScorecard: { input: InputOf<typeof getScorecard>; output: OutputOf<typeof getScorecard> };
  getSettings: { input: InputOf<typeof getSettings>; output: OutputOf<typeof getSettings> };
  getSetup: { input: InputOf<typeof getSetup>; output: OutputOf<typeof getSetup> };
  getToday: { input: InputOf<typeof getToday>; output: OutputOf<typeof getToday> };
  getWitnesses: { input: InputOf<typeof getWitnesses>; output: OutputOf<typeof getWitnesses> };
  giveImportFile: { input: InputOf<typeof giveImportFile>; output: OutputOf<typeof giveImportFile> };
  grantProvisional: { input: InputOf<typeof grantProvisional>; output: OutputOf<typeof grantProvisional> };
  importToLog: { input: InputOf<typeof importToLog>; output: OutputOf<typeof importToLog> };
  indexCustomers: { input: InputOf<typeof indexCustomers>; output: OutputOf<typeof indexCustomers> };
  inviteColleague: { input: InputOf<typeof inviteColleague>; output: OutputOf<typeof inviteColleague> };
  judgeCandidate: { input: InputOf<typeof judgeCandidate>; output: OutputOf<typeof judgeCandidate> };
  judgeConductAppeal: { input: InputOf<typeof judgeConductAppeal>; output: OutputOf<typeof judgeConductAppeal> };
  keepRemedy: { input: InputOf<typeof keepRemedy>; output: OutputOf<typeof keepRemedy> };
  lapseDraft: { input: InputOf<typeof lapseDraft>; output: OutputOf<typeof lapseDraft> };
  listApiKeys: { input: InputOf<typeof listApiKeys>; output: OutputOf<typeof listApiKeys> };
  listAuditDeeds: { input: InputOf<typeof listAuditDeeds>; output: OutputOf<typeof listAuditDeeds> };
  listAuditEvents: { input: InputOf<typeof listAuditEvents>; output: OutputOf<typeof listAuditEvents> };
  listBranches: { input: InputOf<typeof listBranches>; output: OutputOf<typeof listBranches> };
  listClaimOrder: { input: InputOf<typeof listClaimOrder>; output: OutputOf<typeof listClaimOrder> };
  listColleagueInvitations: { input: InputOf<typeof listColleagueInvitations>; output: OutputOf<typeof listColleagueInvitations> };
  listColleagues: { input: InputOf<typeof listColleagues>; output: OutputOf<typeof listColleagues> };
  listComplaints: { input: InputOf<typeof listComplaints>; output: OutputOf<typeof listComplaints> };
  listConductCases: { input: InputOf<typeof listConductCases>; output: OutputOf<typeof listConductCases> };
  listCustomerAnswers: { input: InputOf<typeof listCustomerAnswers>; output: OutputOf<typeof listCustomerAnswers> };
  listCustomerDuplicates: { input: InputOf<typeof listCustomerDuplicates>; output: OutputOf<typeof listCustomerDuplicates> };
  listCustomerGroups: { input: InputOf<typeof listCustomerGroups>; output: OutputOf<typeof listCustomerGroups> };
  listCustomerMerges: { input: InputOf<typeof listCustomerMerges>; output: OutputOf<typeof listCustomerMerges> };
  listCustomerRegistrations: { input: InputOf<typeof listCustomerRegistrations>; output: OutputOf<typeof listCustomerRegistrations> };
  listCustomers: { input: InputOf<typeof listCustomers>; output: OutputOf<typeof listCustomers> };
  listDealComments: { input: InputOf<typeof listDealComments>; output: OutputOf<typeof listDealComments> };
  listDealEvents: { input: InputOf<typeof listDealEvents>; output: OutputOf<typeof listDealEvents> };
  listDealPeople: { input: InputOf<typeof listDealPeople>; output: OutputOf<typeof listDealPeople> };
  listDeals: { input: InputOf<typeof listDeals>; output: OutputOf<typeof listDeals> };
  listDealStages: { input: InputOf<typeof listDealStages>; output: OutputOf<typeof listDealStages> };
  listDeputies: { input: InputOf<typeof listDeputies>; output: OutputOf<typeof listDeputies> };
  listDirect: { input: InputOf<typeof listDirect>; output: OutputOf<typeof listDirect> };
  listDisputes: { input: InputOf<typeof listDisputes>; output: OutputOf<typeof listDisputes> };
  listExports: { input: InputOf<typeof listExports>; output: OutputOf<typeof listExports> };
  listFairPlay: { input: InputOf<typeof listFairPlay>; output: OutputOf<typeof listFairPlay> };
  listGroupMembers: { input: InputOf<typeof listGroupMembers>; output: OutputOf<typeof listGroupMembers> };
  listImportRows: { input: InputOf<typeof listImportRows>; output: OutputOf<typeof listImportRows> };
  listImports: { input: InputOf<typeof listImports>; output: OutputOf<typeof listImports> };
  listInvitationRequests: { input: InputOf<typeof listInvitationRequests>; output: OutputOf<typeof listInvitationRequests> };
  listInvitations: { input: InputOf<typeof listInvitations>; output: OutputOf<typeof listInvitations> };
  listJudges: { input: InputOf<typeof listJudges>; output: OutputOf<typeof listJudges> };
  listLeaves: { input: InputOf<typeof listLeaves>; output: OutputOf<typeof listLeaves> };
  listMails: { input: InputOf<typeof listMails>; output: OutputOf<typeof listMails> };
  listNotifications: { input: InputOf<typeof listNotifications>; output: OutputOf<typeof listNotifications> };
  listPartnerKeys: { input: InputOf<typeof listPartnerKeys>; output: OutputOf<typeof listPartnerKeys> };
  listPartners: { input: InputOf<typeof listPartners>; output: OutputOf<typeof listPartners> };
  listPeople: { input: InputOf<typeof listPeople>; output: OutputOf<typeof listPeople> };
  listPrecedents: { input: InputOf<typeof listPrecedents>; output: OutputOf<typeof listPrecedents> };
  listProductFamilies: { input: InputOf<typeof listProductFamilies>; output: OutputOf<typeof listProductFamilies> };
  listProducts: { input: InputOf<typeof listProducts>; output: OutputOf<typeof listProducts> };
  listReceipts: { input: InputOf<typeof listReceipts>; output: OutputOf<typeof listReceipts> };
  listRegistrationEvents: { input: InputOf<typeof listRegistrationEvents>; output: OutputOf<typeof listRegistrationEvents> };
  listRegistrationReaders: { input: InputOf<typeof listRegistrationReaders>; output: OutputOf<typeof listRegistrationReaders> };
  listRegistrations: { input: InputOf<typeof listRegistrations>; output: OutputOf<typeof listRegistrations> };
  listReviewers: { input: InputOf<typeof listReviewers>; output: OutputOf<typeof listReviewers> };
  listRuleSets: { input: InputOf<typeof listRuleSets>; output: OutputOf<typeof listRuleSets> };
  listRuleVersions: { input: InputOf<typeof listRuleVersions>; output: OutputOf<typeof listRuleVersions> };
  listSavedViews: { input: InputOf<typeof listSavedViews>; output: OutputOf<typeof listSavedViews> };
  listSessions: { input: InputOf<typeof listSessions>; output: OutputOf<typeof listSessions> };
  loadCalendarYear: { input: InputOf<typeof loadCalendarYear>; output: OutputOf<typeof loadCalendarYear> };
  loseRegistration: { input: InputOf<typeof loseRegistration>; output: OutputOf<typeof loseRegistration> };
  mailCheckpoint: { input: InputOf<typeof mailCheckpoint>; output: OutputOf<typeof mailCheckpoint> };
  makeComplaint: { input: InputOf<typeof makeComplaint>; output: OutputOf<typeof makeComplaint> };
  mapImport: { input: InputOf<typeof mapImport>; output: OutputOf<typeof mapImport> };
  markAtRisk: { input: InputOf<typeof markAtRisk>; output: OutputOf<typeof markAtRisk> };
  markColleagueLeft: { input: InputOf<typeof markColleagueLeft>; output: OutputOf<typeof markColleagueLeft> };
  markNotificationsRead: { input: InputOf<typeof markNotificationsRead>; output: OutputOf<typeof markNotificationsRead> };
  markPersonLeft: { input: InputOf<typeof markPersonLeft>; output: OutputOf<typeof markPersonLeft> };
  mergeCustomers: { input: InputOf<typeof mergeCustomers>; output: OutputOf<typeof mergeCustomers> };
  moveDeal: { input: InputOf<typeof moveDeal>; output: OutputOf<typeof moveDeal> };
  nameOther: { input: InputOf<typeof nameOther>; output: OutputOf<typeof nameOther> };
  openConductCase: { input: InputOf<typeof openConductCase>; output: OutputOf<typeof openConductCase> };
  openConflict: { input: InputOf<typeof openConflict>; output: OutputOf<typeof openConflict> };
  openDirectConflict: { input: InputOf<typeof openDirectConflict>; output: OutputOf<typeof openDirectConflict> };
  openDispute: { input: InputOf<typeof openDispute>; output: OutputOf<typeof openDispute> };
  openInvitation: { input: InputOf<typeof openInvitation>; output: OutputOf<typeof openInvitation> };
  openLeaf: { input: InputOf<typeof openLeaf>; output: OutputOf<typeof openLeaf> };
  previewCustomerMerge: { input: InputOf<typeof previewCustomerMerge>; output: OutputOf<typeof previewCustomerMerge> };
  previewImport: { input: InputOf<typeof previewImport>; output: OutputOf<typeof previewImport> };
  proposeDecision: { input: InputOf<typeof proposeDecision>; output: OutputOf<typeof proposeDecision> };
  proposeDuplicates: { input: InputOf<typeof proposeDuplicates>; output: OutputOf<typeof proposeDuplicates> };
  proposeRemoval: { input: InputOf<typeof proposeRemoval>; output: OutputOf<typeof proposeRemoval> };
  publishFairPlay: { input: InputOf<typeof publishFairPlay>; output: OutputOf<typeof publishFairPlay> };
  publishPrecedent: { input: InputOf<typeof publishPrecedent>; output: OutputOf<typeof publishPrecedent> };
  publishRules: { input: InputOf<typeof publishRules>; output: OutputOf<typeof publishRules> };
  reactivateRegistration: { input: InputOf<typeof reactivateRegistration>; output: OutputOf<typeof reactivateRegistration> };
  recordBreach: { input: InputOf<typeof recordBreach>; output: OutputOf<typeof recordBreach> };
  recordEvidence: { input: InputOf<typeof recordEvidence>; output: OutputOf<typeof recordEvidence> };
  refuseDirect: { input: InputOf<typeof refuseDirect>; output: OutputOf<typeof refuseDirect> };
  registerDirect: { input: InputOf<typeof registerDirect>; output: OutputOf<typeof registerDirect> };
  rejectRegistration: { input: InputOf<typeof rejectRegistration>; output: OutputOf<typeof rejectRegistration> };
  remindConductReply: { input: InputOf<typeof remindConductReply>; output: OutputOf<typeof remindConductReply> };
  remindDeal: { input: InputOf<typeof remindDeal>; output: OutputOf<typeof remindDeal> };
  remindRegistration: { input: InputOf<typeof remindRegistration>; output: OutputOf<typeof remindRegistration> };
  removeDealComment: { input: InputOf<typeof removeDealComment>; output: OutputOf<typeof removeDealComment> };
  removeDealTask: { input: InputOf<typeof removeDealTask>; output: OutputOf<typeof removeDealTask> };
  removeEvidence: { input: InputOf<typeof removeEvidence>; output: OutputOf<typeof removeEvidence> };
  removeFile: { input: InputOf<typeof removeFile>; output: OutputOf<typeof removeFile> };
  reopenDealTask: { input: InputOf<typeof reopenDealTask>; output: OutputOf<typeof reopenDealTask> };
  replyInConductCase: { input: InputOf<typeof replyInConductCase>; output: OutputOf<typeof replyInConductCase> };
  reportIncident: { input: InputOf<typeof reportIncident>; output: OutputOf<typeof reportIncident> };
  reportProgress: { input: InputOf<typeof reportProgress>; output: OutputOf<typeof reportProgress> };
  requestChanges: { input: InputOf<typeof requestChanges>; output: OutputOf<typeof requestChanges> };
  requestExport: { input: InputOf<typeof requestExport>; output: OutputOf<typeof requestExport> };
  requestExtension: { input: InputOf<typeof requestExtension>; output: OutputOf<typeof requestExtension> };
  requestInvitation: { input: InputOf<typeof requestInvitation>; output: OutputOf<typeof requestInvitation> };
  resendColleagueInvitation: { input: InputOf<typeof resendColleagueInvitation>; output: OutputOf<typeof resendColleagueInvitation> };
  resendInvitation: { input: InputOf<typeof resendInvitation>; output: OutputOf<typeof resendInvitation> };
  resolveConflict: { input: InputOf<typeof resolveConflict>; output: OutputOf<typeof resolveConflict> };
  restoreDraft: { input: InputOf<typeof restoreDraft>; output: OutputOf<typeof restoreDraft> };
  resubmitRegistration: { input: InputOf<typeof resubmitRegistration>; output: OutputOf<typeof resubmitRegistration> };
  retirePartnerKey: { input: InputOf<typeof retirePartnerKey>; output: OutputOf<typeof retirePartnerKey> };
  retryMail: { input: InputOf<typeof retryMail>; output: OutputOf<typeof retryMail> };
  returnRulesToDraft: { input: InputOf<typeof returnRulesToDraft>; output: OutputOf<typeof returnRulesToDraft> };
  revokeApiKey: { input: InputOf<typeof revokeApiKey>; output: OutputOf<typeof revokeApiKey> };
  revokeColleagueInvitation: { input: InputOf<typeof revokeColleagueInvitation>; output: OutputOf<typeof revokeColleagueInvitation> };
  revokeInvitation: { input: InputOf<typeof revokeInvitation>; output: OutputOf<typeof revokeInvitation> };
  runDispute: { input: InputOf<typeof runDispute>; output: OutputOf<typeof runDispute> };
  runImport: { input: InputOf<typeof runImport>; output: OutputOf<typeof runImport> };
  saveBranch: { input: InputOf<typeof saveBranch>; output: OutputOf<typeof saveBranch> };
  saveCustomer: { input: InputOf<typeof saveCustomer>; output: OutputOf<typeof saveCustomer> };
  saveCustomerGroup: { input: InputOf<typeof saveCustomerGroup>; output: OutputOf<typeof saveCustomerGroup> };
  saveDealStages: { input: InputOf<typeof saveDealStages>; output: OutputOf<typeof saveDealStages> };
  savePartner: { input: InputOf<typeof savePartner>; output: OutputOf<typeof savePartner> };
  savePartnerBranch: { input: InputOf<typeof savePartnerBranch>; output: OutputOf<typeof savePartnerBranch> };
  saveProduct: { input: InputOf<typeof saveProduct>; output: OutputOf<typeof saveProduct> };
  saveProductFamily: { input: InputOf<typeof saveProductFamily>; output: OutputOf<typeof saveProductFamily> };
  saveView: { input: InputOf<typeof saveView>; output: OutputOf<typeof saveView> };
  saveWitnesses: { input: InputOf<typeof saveWitnesses>; output: OutputOf<typeof saveWitnesses> };
  search: { input: InputOf<typeof search>; output: OutputOf<typeof search> };
  setCustomerGroup: { input: InputOf<typeof setCustomerGroup>; output: OutputOf<typeof setCustomerGroup> };
  setDealForecast: { input: InputOf<typeof setDealForecast>; output: OutputOf<typeof setDealForecast> };
  setDeputy: { input: InputOf<typeof setDeputy>; output: OutputOf<typeof setDeputy> };
  setNextStep: { input: InputOf<typeof setNextStep>; output: OutputOf<typeof setNextStep> };
  setNotificationPreferences: { input: InputOf<typeof setNotificationPreferences>; output: OutputOf<typeof setNotificationPreferences> };
  settleConflict: { input: InputOf<typeof settleConflict>; output: OutputOf<typeof settleConflict> };
  setUpVendor: { input: InputOf<typeof setUpVendor>; output: OutputOf<typeof setUpVendor> };
  splitCustomer: { input: InputOf<typeof splitCustomer>; output: OutputOf<typeof splitCustomer> };
  stepDown: { input: InputOf<typeof stepDown>; output: OutputOf<typeof stepDown> };
  submitRegistration: { input: InputOf<typeof submitRegistration>; output: OutputOf<typeof submitRegistration> };
  submitRulesForReview: { input: InputOf<typeof submitRulesForReview>; output: OutputOf<typeof submitRulesForReview> };
  sumRegistrations: { input: InputOf<typeof sumRegistrations>; output: OutputOf<typeof sumRegistrations> };
  sweepExpired: { input: InputOf<typeof sweepExpired>; output: OutputOf<typeof sweepExpired> };
  takeBackRegistration: { input: InputOf<typeof takeBackRegistration>; output: OutputOf<typeof takeBackRegistration> };
  takeComplaint: { input: InputOf<typeof takeComplaint>; output: OutputOf<typeof takeComplaint> };
  takeRegistration: { input: InputOf<typeof takeRegistration>; output: OutputOf<typeof takeRegistration> };
  takeStageTasks: { input: InputOf<typeof takeStageTasks>; output: OutputOf<typeof takeStageTasks> };
  turnCustomerGroups: { input: InputOf<typeof turnCustomerGroups>; output: OutputOf<typeof turnCustomerGroups> };
  undoCustomerMerge: { input: InputOf<typeof undoCustomerMerge>; output: OutputOf<typeof undoCustomerMerge> };
  undoImport: { input: InputOf<typeof undoImport>; output: OutputOf<typeof undoImport> };
  updateColleague: { input: InputOf<typeof updateColleague>; output: OutputOf<typeof updateColleague> };
  updateCompany: { input: InputOf<typeof updateCompany>; output: OutputOf<typeof updateCompany> };
  updateDealTask: { input: InputOf<typeof updateDealTask>; output: OutputOf<typeof updateDealTask> };
  updatePerson: { input: InputOf<typeof updatePerson>; output: OutputOf<typeof updatePerson> };
  updateProfile: { input: InputOf<typeof updateProfile>; output: OutputOf<typeof updateProfile> };
  updateRegistration: { input: InputOf<typeof updateRegistration>; output: OutputOf<typeof updateRegistration> };
  updateRuleDraft: { input: InputOf<typeof updateRuleDraft>; output: OutputOf<typeof updateRuleDraft> };
  updateSettings: { input: InputOf<typeof updateSettings>; output: OutputOf<typeof updateSettings> };
  voteOnDecision: { input: InputOf<typeof voteOnDecision>; output: OutputOf<typeof voteOnDecision> };
  windDownRegistration: { input: InputOf<typeof windDownRegistration>; output: OutputOf<typeof windDownRegistration> };
  winRegistration: { input: InputOf<typeof winRegistration>; output: OutputOf<typeof winRegistration> };
  withdrawCustomerAnswer: { input: InputOf<typeof withdrawCustomerAnswer>; output: OutputOf<typeof withdrawCustomerAnswer> };
  withdrawDispute: { input: InputOf<typeof withdrawDispute>; output: OutputOf<typeof withdrawDispute> };
  withdrawRegistration: { input: InputOf<typeof withdrawRegistration>; output: OutputOf<typeof withdrawRegistration> };
  withdrawResource: { input: InputOf<typeof withdrawResource>; output: OutputOf<typeof withdrawResource> };
}

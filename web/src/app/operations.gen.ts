/** Written by `npm run generate`; do not edit. */
import type { InputOf, OutputOf } from '@kanal/server/kernel/operation.ts';
import type { approveRegistration, getDossier, judgeCandidate, rejectRegistration, requestChanges, takeRegistration } from '@kanal/server/registration/registrations/contract/decisions.ts';
import type { attachFile, downloadFile, removeFile } from '@kanal/server/registration/registrations/contract/files.ts';
import type { checkScope, createRegistration, resubmitRegistration, submitRegistration, updateRegistration, withdrawRegistration } from '@kanal/server/registration/registrations/contract/drafts.ts';
import type { countRegistrations, getCabinetHome, getRegistration, getScorecard, getToday, listRegistrationEvents, listRegistrationReaders, listRegistrations } from '@kanal/server/registration/registrations/contract/reads.ts';
import type { expireRegistration, extendRegistration, loseRegistration, markAtRisk, reactivateRegistration, reportProgress, winRegistration } from '@kanal/server/registration/registrations/contract/protection.ts';
import type { listProductFamilies, listProducts, saveProduct, saveProductFamily } from '@kanal/server/core/products/contract.ts';

export const operations = {
  approveRegistration: ['POST', '/v1/registrations/{id}/approve'],
  attachFile: ['POST', '/v1/registrations/{id}/files'],
  checkScope: ['POST', '/v1/scope-checks'],
  countRegistrations: ['GET', '/v1/registration-counts'],
  createRegistration: ['POST', '/v1/registrations'],
  downloadFile: ['GET', '/v1/registrations/{id}/files/{file_id}'],
  expireRegistration: ['POST', '/v1/registrations/{id}/expire'],
  extendRegistration: ['POST', '/v1/registrations/{id}/extend'],
  getCabinetHome: ['GET', '/v1/cabinet/home'],
  getDossier: ['GET', '/v1/registrations/{id}/dossier'],
  getRegistration: ['GET', '/v1/registrations/{id}'],
  getScorecard: ['GET', '/v1/scorecard'],
  getToday: ['GET', '/v1/today'],
  judgeCandidate: ['POST', '/v1/registrations/{id}/candidates/{candidate_id}/judge'],
  listProductFamilies: ['GET', '/v1/product-families'],
  listProducts: ['GET', '/v1/products'],
  listRegistrationEvents: ['GET', '/v1/registrations/{id}/events'],
  listRegistrationReaders: ['GET', '/v1/registrations/{id}/readers'],
  listRegistrations: ['GET', '/v1/registrations'],
  loseRegistration: ['POST', '/v1/registrations/{id}/lose'],
  markAtRisk: ['POST', '/v1/registrations/{id}/mark-at-risk'],
  reactivateRegistration: ['POST', '/v1/registrations/{id}/reactivate'],
  rejectRegistration: ['POST', '/v1/registrations/{id}/reject'],
  removeFile: ['DELETE', '/v1/registrations/{id}/files/{file_id}'],
  reportProgress: ['POST', '/v1/registrations/{id}/report'],
  requestChanges: ['POST', '/v1/registrations/{id}/request-changes'],
  resubmitRegistration: ['POST', '/v1/registrations/{id}/resubmit'],
  saveProduct: ['POST', '/v1/products'],
  saveProductFamily: ['POST', '/v1/product-families'],
  submitRegistration: ['POST', '/v1/registrations/{id}/submit'],
  takeRegistration: ['POST', '/v1/registrations/{id}/take'],
  updateRegistration: ['PATCH', '/v1/registrations/{id}'],
  winRegistration: ['POST', '/v1/registrations/{id}/win'],
  withdrawRegistration: ['POST', '/v1/registrations/{id}/withdraw'],
} as const;

export interface Operations {
  approveRegistration: { input: InputOf<typeof approveRegistration>; output: OutputOf<typeof approveRegistration> };
  attachFile: { input: InputOf<typeof attachFile>; output: OutputOf<typeof attachFile> };
  checkScope: { input: InputOf<typeof checkScope>; output: OutputOf<typeof checkScope> };
  countRegistrations: { input: InputOf<typeof countRegistrations>; output: OutputOf<typeof countRegistrations> };
  createRegistration: { input: InputOf<typeof createRegistration>; output: OutputOf<typeof createRegistration> };
  downloadFile: { input: InputOf<typeof downloadFile>; output: OutputOf<typeof downloadFile> };
  expireRegistration: { input: InputOf<typeof expireRegistration>; output: OutputOf<typeof expireRegistration> };
  extendRegistration: { input: InputOf<typeof extendRegistration>; output: OutputOf<typeof extendRegistration> };
  getCabinetHome: { input: InputOf<typeof getCabinetHome>; output: OutputOf<typeof getCabinetHome> };
  getDossier: { input: InputOf<typeof getDossier>; output: OutputOf<typeof getDossier> };
  getRegistration: { input: InputOf<typeof getRegistration>; output: OutputOf<typeof getRegistration> };
  getScorecard: { input: InputOf<typeof getScorecard>; output: OutputOf<typeof getScorecard> };
  getToday: { input: InputOf<typeof getToday>; output: OutputOf<typeof getToday> };
  judgeCandidate: { input: InputOf<typeof judgeCandidate>; output: OutputOf<typeof judgeCandidate> };
  listProductFamilies: { input: InputOf<typeof listProductFamilies>; output: OutputOf<typeof listProductFamilies> };
  listProducts: { input: InputOf<typeof listProducts>; output: OutputOf<typeof listProducts> };
  listRegistrationEvents: { input: InputOf<typeof listRegistrationEvents>; output: OutputOf<typeof listRegistrationEvents> };
  listRegistrationReaders: { input: InputOf<typeof listRegistrationReaders>; output: OutputOf<typeof listRegistrationReaders> };
  listRegistrations: { input: InputOf<typeof listRegistrations>; output: OutputOf<typeof listRegistrations> };
  loseRegistration: { input: InputOf<typeof loseRegistration>; output: OutputOf<typeof loseRegistration> };
  markAtRisk: { input: InputOf<typeof markAtRisk>; output: OutputOf<typeof markAtRisk> };
  reactivateRegistration: { input: InputOf<typeof reactivateRegistration>; output: OutputOf<typeof reactivateRegistration> };
  rejectRegistration: { input: InputOf<typeof rejectRegistration>; output: OutputOf<typeof rejectRegistration> };
  removeFile: { input: InputOf<typeof removeFile>; output: OutputOf<typeof removeFile> };
  reportProgress: { input: InputOf<typeof reportProgress>; output: OutputOf<typeof reportProgress> };
  requestChanges: { input: InputOf<typeof requestChanges>; output: OutputOf<typeof requestChanges> };
  resubmitRegistration: { input: InputOf<typeof resubmitRegistration>; output: OutputOf<typeof resubmitRegistration> };
  saveProduct: { input: InputOf<typeof saveProduct>; output: OutputOf<typeof saveProduct> };
  saveProductFamily: { input: InputOf<typeof saveProductFamily>; output: OutputOf<typeof saveProductFamily> };
  submitRegistration: { input: InputOf<typeof submitRegistration>; output: OutputOf<typeof submitRegistration> };
  takeRegistration: { input: InputOf<typeof takeRegistration>; output: OutputOf<typeof takeRegistration> };
  updateRegistration: { input: InputOf<typeof updateRegistration>; output: OutputOf<typeof updateRegistration> };
  winRegistration: { input: InputOf<typeof winRegistration>; output: OutputOf<typeof winRegistration> };
  withdrawRegistration: { input: InputOf<typeof withdrawRegistration>; output: OutputOf<typeof withdrawRegistration> };
}

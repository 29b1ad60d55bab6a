import type { Feature } from '../../platform/operations/feature.ts';
import { settingsProblems } from './contract.ts';
import { settingsOperations } from './handlers.ts';

export { createVendor, type NewVendor } from './create-vendor.ts';
export { describeInstallation } from './installation.ts';

export const settings: Feature = { name: 'settings', operations: settingsOperations, problems: settingsProblems };

import type { Output } from '../../app/api.ts';

export type Dossier = Output<'getDossier'>;
export type Candidate = Dossier['candidates'][number];
export type Check = Dossier['checks'][number];

import type { Feature } from '../../platform/operations/feature.ts';
import { trailQueries } from './queries.ts';

export { keepTrail } from './deeds.ts';

export const trail: Feature = { name: 'trail', operations: trailQueries };

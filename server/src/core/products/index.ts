import type { Feature } from '../../platform/operations/feature.ts';
import { productCommands } from './commands.ts';
import { productProblems } from './contract.ts';
import { productQueries } from './queries.ts';

export { familyNames, inOrder } from './store.ts';

export const products: Feature = {
  name: 'products',
  operations: [...productQueries, ...productCommands],
  problems: productProblems,
};

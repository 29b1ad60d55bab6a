import { accept } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { listDealStages, saveDealStages } from '../contract/stages.ts';
import { stagesRefused } from '../rules/stages.ts';
import { countByStage, lockStages, replaceStages, selectStages, takeProbability } from '../store/stages.ts';

export const stageOperations = [
  implement(listDealStages, async (c) => ({
    items: [...(await selectStages(c.tx, c.scope().vendorId))],
    nextCursor: null,
  })),

  implement(saveDealStages, async (c, { stages }) => {
    const { vendorId } = c.scope();
    await lockStages(c.tx, vendorId);
    const refused = stagesRefused(stages, await countByStage(c.tx, vendorId));
    if (refused) accept(refused);
    await replaceStages(c.tx, vendorId, stages);
    for (const stage of stages) await takeProbability(c.tx, vendorId, stage);
    return { items: stages, nextCursor: null };
  }),
];

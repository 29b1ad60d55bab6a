import { call, type Input } from '../../app/api.ts';
import { ApiProblem } from '../../app/api-problem.ts';
import { download, type MadeOperation } from '../../app/download.ts';
import { currentLocale, needs } from '../../app/messages.ts';
import { showToast } from '../../ui/toast.tsx';

/**
 * A file to keep: at once while it has no more rows than somebody waits for, else made in the background, with a slip that
 * shows how far it is.
 * @returns the name of the file that was kept at once; null: it is being made
 */
export async function take<N extends MadeOperation>(
  operation: N,
  question: Input<N>,
  atMost: number,
): Promise<string | null> {
  try {
    return await download(operation, { ...question, at_most: atMost });
  } catch (error) {
    const takesLong = error instanceof ApiProblem && error.problem.code === 'export.takes_long';
    if (!takesLong) throw error;
  }
  const [asked, { ExportProgress }] = await Promise.all([
    call('requestExport', { operation, question: question as Record<string, unknown>, locale: currentLocale() }),
    import('./export-progress.tsx'),
    // The slip brings its words along to whatever page it is shown on.
    needs('exports')(),
  ]);
  const close = showToast({
    tone: 'work',
    message: <ExportProgress id={asked.id} operation={operation} onEnd={() => close()} />,
    lasts: false,
  });
  return null;
}

import type { OperationName, Output } from '../app/api.ts';
import { useCommand } from '../app/use-operation.ts';
import { useT } from '../app/use-t.tsx';
import { showToast } from '../ui/toast.tsx';

interface DrawerOptions<N extends OperationName> {
  onClose: () => void;
  onSaved?: ((saved: Output<N>) => void) | undefined;
  /** Reads that the command makes stale; without it, all of them. */
  stale?: readonly OperationName[];
}

/** The command of a form in a drawer: what it saved is said, and the drawer closes. */
export function useDrawerCommand<N extends OperationName>(name: N, { onClose, onSaved, stale }: DrawerOptions<N>) {
  const t = useT();
  return useCommand(name, {
    ...(stale ? { stale } : {}),
    onDone: (saved) => {
      showToast({ message: t('workspace.saved') });
      onClose();
      onSaved?.(saved);
    },
  });
}

import { useMutation } from '@tanstack/react-query';
import { useToast } from '../ui/toast.tsx';

interface Page<Row> {
  rows: Row[];
  nextCursor: string | null;
}

const MAX_ROWS = 5_000;

/** Page after page of a list, as far as a file of sensible size goes; `whole` says whether that was all. */
async function gather<Row>(ask: (cursor: string | undefined) => Promise<Page<Row>>): Promise<{ rows: Row[]; whole: boolean }> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await ask(cursor);
    rows.push(...page.rows);
    if (page.nextCursor === null) return { rows, whole: true };
    if (rows.length >= MAX_ROWS) return { rows, whole: false };
    cursor = page.nextCursor;
  }
}

/** Runs an export with a busy button; what fails is told. */
export function useExport(): { run: (save: (from: typeof gather) => Promise<void>) => void; busy: boolean } {
  const toast = useToast();
  const work = useMutation({ mutationFn: (save: (from: typeof gather) => Promise<void>) => save(gather), onError: toast.failed });
  return { run: work.mutate, busy: work.isPending };
}

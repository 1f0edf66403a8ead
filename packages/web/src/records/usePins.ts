import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeAccount } from '#domain/people/contract.ts';
import type { ObjectName } from '#domain/people/rights.ts';
import { call } from '../api.ts';
import { sessionQuery, useSession } from '../session.tsx';
import { useToast } from '../ui/toast.tsx';

type PinsByObject = Readonly<Record<string, readonly string[]>>;
const MOST = 12;

/** The pins among a person's preferences, whatever stands there. */
export function pinsOf(preferences: Readonly<Record<string, unknown>>): PinsByObject {
  const kept = preferences.pinnedViews;
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).map(([object, views]) => [object, Array.isArray(views) ? views.filter((view) => typeof view === 'string') : []]),
  );
}

/** The views pinned under an object: keys of built-in views and ids of saved ones, in the order they were pinned. */
export function usePins(object: ObjectName): { pinned: readonly string[]; toggle: (view: string) => void } {
  const { user } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const pins = pinsOf(user.preferences);
  const pinned = pins[object] ?? [];
  const keep = useMutation({
    mutationFn: (pinnedViews: PinsByObject) => call(changeAccount, { body: { preferences: { pinnedViews } } }),
    onMutate: (pinnedViews) =>
      queries.setQueryData(
        sessionQuery.queryKey,
        (me) => me && { ...me, user: { ...me.user, preferences: { ...me.user.preferences, pinnedViews } } },
      ),
    onError: toast.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const toggle = (view: string): void => {
    const next = pinned.includes(view) ? pinned.filter((each) => each !== view) : [...pinned, view].slice(-MOST);
    keep.mutate({ ...pins, [object]: next });
  };
  return { pinned, toggle };
}

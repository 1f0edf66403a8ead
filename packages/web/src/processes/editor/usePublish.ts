// Publishing: the page knows what stands against it while one edits, the server has the last word.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { publishDraft } from '#domain/processes/contract.ts';
import { publishViolations, type Violation } from '#domain/processes/publish.ts';
import { call, isStatus } from '../../api.ts';
import type { DraftKeeper, DraftState } from './draftKeeper.ts';

interface Told {
  definition: DraftState['definition'];
  violations: Violation[];
}

/** The draft could not be saved first; the page already says why. */
export class NotSaved extends Error {}

export function usePublish(businessTypeId: string, keeper: DraftKeeper, state: DraftState) {
  const queries = useQueryClient();
  const [told, setTold] = useState<Told>();
  const mine = publishViolations(state.definition);
  const fromServer = told?.definition === state.definition ? told.violations : [];
  const publish = useMutation({
    mutationFn: async (note: string) => {
      if (!(await keeper.settle())) throw new NotSaved();
      return call(publishDraft, { params: { id: businessTypeId }, body: { revision: keeper.state().saved.revision, note } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['businessType'] }),
    onError: (error) => {
      if (isStatus(error, 422)) setTold({ definition: keeper.state().definition, violations: error.reasons as unknown as Violation[] });
    },
    onSettled: () => keeper.catchUp().catch(() => undefined),
  });
  return { publish, violations: mine.length > 0 ? mine : fromServer };
}

// The state of the simulator. The server says once who acts and on which facts; every switch after that is answered here, by the same
// functions that decide real opportunities.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BusinessType } from '#domain/processes/contract.ts';
import type { AdvanceRules, ProcessVersion } from '#domain/processes/definition.ts';
import { freshFacts, type OpportunityFacts, type OpportunityRights } from '#domain/processes/facts.ts';
import { completeEvent } from '#domain/processes/keyEvents.ts';
import { afterMove } from '#domain/processes/moves.ts';
import { explainCompletion, explainMove, type TraceLine } from '#domain/processes/simulate.ts';
import { simulate } from '#domain/processes/simulation.contract.ts';
import { winRate } from '#domain/processes/winRate.ts';
import { call } from '../../api.ts';
import { useSession } from '../../session.tsx';
import { type Act, nextStage, standingIn } from './trial.ts';

export interface Verdict {
  allowed: boolean;
  /** Already there, already done: allowed, and nothing happens. */
  changes: boolean;
  trace: TraceLine[];
  winRate: { before: number; after: number };
}

const NOTHING: OpportunityRights = { edit: false, reopen: false, override: false };

export function useTrial(type: BusinessType, draft: ProcessVersion) {
  const { user } = useSession();
  const [userId, setUserId] = useState(user.id);
  const [opportunityId, setOpportunity] = useState<string | null>(null);
  const [myFacts, setFacts] = useState<OpportunityFacts>();
  const [myRights, setRights] = useState<Partial<OpportunityRights>>({});
  const [rules, setRules] = useState<AdvanceRules>(type.rules);
  const [wanted, setAct] = useState<Act>();
  const [lossReason, setLossReason] = useState(false);
  const [override, setOverride] = useState(false);
  const subject = useQuery({
    queryKey: ['businessType', type.id, 'simulation', userId, opportunityId],
    queryFn: ({ signal }) =>
      call(simulate, { params: { id: type.id }, body: { version: 'draft', userId, ...(opportunityId && { opportunityId }) } }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const facts = standingIn(draft, myFacts ?? (subject.data?.facts as OpportunityFacts | undefined) ?? freshFacts(''));
  // an opportunity that is made up belongs to whoever tries it
  const rights = { ...NOTHING, ...subject.data?.rights, ...(opportunityId === null && { edit: true }), ...myRights };
  const act = possible(draft, wanted) ?? { do: 'move' as const, to: nextStage(draft, facts.stageId)?.id ?? '' };
  const actor = subject.data?.actor ?? { userId, name: '', roleIds: [], departmentIds: [] };
  const ask = { actor, rights, seenRowVersion: null };
  return {
    userId,
    opportunityId,
    subject,
    facts,
    rights,
    rules,
    act,
    lossReason,
    override,
    verdict: verdictOn(draft, rules, facts, act, {
      ...ask,
      lossReason: lossReason ? '…' : null,
      override: override ? { reason: '…' } : null,
    }),
    setUser: (id: string | null) => {
      setUserId(id ?? user.id);
      setRights({});
    },
    takeFrom: (id: string | null) => {
      setOpportunity(id);
      setFacts(undefined);
      setRights({});
      setAct(undefined);
    },
    setFacts,
    setRights: (change: Partial<OpportunityRights>) => setRights({ ...myRights, ...change }),
    setRules,
    setAct,
    setLossReason,
    setOverride,
  };
}

export type Trial = ReturnType<typeof useTrial>;

const possible = (draft: ProcessVersion, act: Act | undefined): Act | undefined => {
  if (!act) return undefined;
  const there = draft.stages.some(({ id, events }) =>
    act.do === 'move' ? id === act.to : events.some((event) => event.id === act.eventId),
  );
  return there ? act : undefined;
};

type Ask = Omit<Parameters<typeof explainMove>[3], 'to'>;

function verdictOn(draft: ProcessVersion, rules: AdvanceRules, facts: OpportunityFacts, act: Act, ask: Ask): Verdict {
  const before = winRate(draft, facts).rate;
  if (act.do === 'complete') {
    const { decision, trace } = explainCompletion(draft, rules, facts, { ...ask, eventId: act.eventId, files: 0 });
    const changes = decision.allowed && decision.result.kind === 'completed';
    const after = changes ? completeEvent(facts, act.eventId, 0) : facts;
    return { allowed: decision.allowed, changes, trace, winRate: { before, after: winRate(draft, after).rate } };
  }
  const { decision, trace } = explainMove(draft, rules, facts, { ...ask, to: act.to });
  const after = decision.allowed ? afterMove(facts, decision.result) : facts;
  return { allowed: decision.allowed, changes: after !== facts, trace, winRate: { before, after: winRate(draft, after).rate } };
}

import { type ReactElement, useState } from 'react';
import type { ProcessState } from '#domain/opportunities/contract.ts';
import { decideTypeChange } from '#domain/processes/typeChange.ts';
import type { ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { type Translate, useTranslation } from '../i18n/wording.ts';
import { RecordHead } from '../records/RecordHead.tsx';
import type { RecordVerb } from '../records/recordVerbs.tsx';
import { useSession } from '../session.tsx';
import { VerbButton } from '../ui/VerbButton.tsx';
import { factsOf } from './goals.ts';
import { TypeChangeDialog } from './TypeChangeDialog.tsx';

/** Stage and win rate stand in the path bar right below. */
const FACTS = ['businessTypeId', 'ownerId', 'accountId', 'amount', 'closingOn'];

interface OpportunityHeadProps {
  object: ObjectShape;
  record: OpenRecord;
  state: ProcessState;
  onLose: () => void;
  onReopen: () => void;
}

/** The head of any record, with the verbs of an opportunity: lose it, reopen it, give it another business type. */
export function OpportunityHead({ object, record, state, onLose, onReopen }: OpportunityHeadProps): ReactElement {
  const { t } = useTranslation();
  const [changingType, setChangingType] = useState(false);
  const whyNotType = useWhyNotType(t, state);
  const verbs: RecordVerb[] = [{ key: 'type', label: t('opportunities.changeType'), whyNot: whyNotType, act: () => setChangingType(true) }];
  return (
    <>
      <RecordHead object={object} record={record} facts={FACTS} verbs={verbs}>
        {state.facts.closed === null ? (
          <VerbButton whyNot={state.rights.edit ? undefined : t('opportunities.notEditable')} onClick={onLose}>
            {t('opportunities.lose')}
          </VerbButton>
        ) : (
          <VerbButton whyNot={state.rights.reopen ? undefined : t('opportunities.whyNotReopen')} onClick={onReopen}>
            {t('opportunities.reopen')}
          </VerbButton>
        )}
      </RecordHead>
      {changingType && <TypeChangeDialog state={state} onClose={() => setChangingType(false)} />}
    </>
  );
}

function useWhyNotType(t: Translate, state: ProcessState): string | undefined {
  const { user, roleIds, departmentIds } = useSession();
  const actor = { userId: user.id, roleIds, departmentIds };
  const decision = decideTypeChange(factsOf(state), { actor, rights: state.rights, seenRowVersion: null });
  return decision.allowed ? undefined : t(`processes.refusals.${decision.reasons[0]!.kind}`);
}

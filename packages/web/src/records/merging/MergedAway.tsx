import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect } from 'react';
import type { ObjectName } from '#domain/people/rights.ts';
import type { ApiError } from '../../api.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { FailureState } from '../../ui/FailureState.tsx';
import { PageSkeleton } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { pathOf, recordQuery } from '../recordQueries.ts';

/** The old address of a record that was merged: goes on to the one that is left, and says so. */
export function MergedAway({ error }: { error: ApiError }): ReactElement {
  const [reason] = error.reasons;
  return reason ? <GoOn object={reason.object as ObjectName} id={String(reason.into)} /> : <FailureState error={error} />;
}

function GoOn({ object, id }: { object: ObjectName; id: string }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const navigate = useNavigate();
  const survivor = useQuery(recordQuery(object, id));
  const name = survivor.data && String(survivor.data.values.name ?? '');
  useEffect(() => {
    if (name === undefined) return;
    toast.done(t('merging.movedOn', { name }));
    void navigate({ href: `/${pathOf(object)}/${id}`, replace: true });
  }, [name, object, id, navigate, t, toast]);
  return survivor.error ? <FailureState error={survivor.error} /> : <PageSkeleton />;
}

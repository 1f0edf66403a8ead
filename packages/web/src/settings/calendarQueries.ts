import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { dropRiskPolicy, listRiskPolicies, type PolicyRow, putRiskPolicy } from '#domain/processes/risks.contract.ts';
import {
  type Calendar,
  type CalendarDay,
  type DayCounting,
  putCalendarYear,
  readCalendar,
  restoreCalendarYear,
  setDayCounting,
} from '#domain/settings/calendar.contract.ts';
import { call } from '../api.ts';
import { useToast } from '../ui/toast.tsx';

export const calendarQuery = queryOptions({ queryKey: ['calendar'], queryFn: ({ signal }) => call(readCalendar, {}, signal) });

function useCalendarChange<Input>(send: (input: Input) => Promise<Calendar>) {
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: send,
    onSuccess: (calendar) => queries.setQueryData(calendarQuery.queryKey, calendar),
    onError: toast.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: ['opportunity'] }),
  });
}

export const useCounting = () => useCalendarChange((dayCounting: DayCounting) => call(setDayCounting, { body: { dayCounting } }));
export const useOfficialYear = () => useCalendarChange((year: number) => call(restoreCalendarYear, { params: { year } }));

/** The entries of whole years, one after the other. */
export const usePutYears = () =>
  useCalendarChange(async (years: readonly { year: number; days: CalendarDay[] }[]) => {
    let calendar: Calendar | undefined;
    for (const { year, days } of years) calendar = await call(putCalendarYear, { params: { year }, body: { days } });
    return calendar ?? call(readCalendar, {});
  });

export const policiesQuery = queryOptions({ queryKey: ['riskPolicy'], queryFn: ({ signal }) => call(listRiskPolicies, {}, signal) });

interface PolicyInput {
  businessTypeId: string | null;
  policy: PolicyRow['policy'];
  rowVersion?: number;
}

export function usePolicyChange() {
  const queries = useQueryClient();
  const toast = useToast();
  const settled = { onError: toast.failed, onSettled: () => queries.invalidateQueries({ queryKey: policiesQuery.queryKey }) };
  const save = useMutation({ mutationFn: (body: PolicyInput) => call(putRiskPolicy, { body }), ...settled });
  const drop = useMutation({ mutationFn: (id: string) => call(dropRiskPolicy, { params: { id } }), ...settled });
  return { save, drop };
}

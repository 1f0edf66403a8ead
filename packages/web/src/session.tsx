// Who is signed in. Asked once, kept until the server says otherwise; every page below the shell may rely on it.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeAccount, currentSession, type Me, signIn, signOut } from '#domain/people/contract.ts';
import { type FunctionName, mayDo } from '#domain/people/rights.ts';
import { call } from './api.ts';
import { type Language, showLanguage } from './i18n/language.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(currentSession, {}, signal),
  staleTime: 5 * 60_000,
  retry: false,
});

/**
 * The session on a page below the shell, which is only shown once the session is there. Signing out forgets it a moment before the
 * page goes; until then the page keeps the one it knew.
 */
export function useSession(): Me {
  const { data } = useQuery(sessionQuery);
  const [known, setKnown] = useState(data);
  if (data && data !== known) setKnown(data);
  const me = data ?? known;
  if (!me) throw new Error('useSession needs a page below the shell');
  return me;
}

export const useMayDo = (name: FunctionName): boolean => mayDo(useSession().rights, name);

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => call(signIn, { body }),
    onSuccess: (me) => queries.setQueryData(sessionQuery.queryKey, me),
  });
}

export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({ mutationFn: () => call(signOut, {}), onSettled: () => queries.clear() });
}

/** Turns the page over at once and keeps the choice with the person, for every device. */
export function useChooseLanguage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (locale: Language) => {
      await showLanguage(locale);
      queries.setQueryData(sessionQuery.queryKey, (me) => me && { ...me, user: { ...me.user, locale } });
      await call(changeAccount, { body: { locale } });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
}

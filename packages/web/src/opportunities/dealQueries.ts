// What the lists of an opportunity ask and do. Their keys begin with the opportunity, so that live changes reach them.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  putChainMember,
  putDealProduct,
  putRival,
  readDealProducts,
  readDecisionChain,
  readRivals,
  removeChainMember,
  removeDealProduct,
  removeRival,
  takeProductSum,
} from '#domain/opportunities/deal.contract.ts';
import type { DealLine } from '#domain/opportunities/dealProducts.ts';
import type { ChainMember } from '#domain/opportunities/decisionChain.ts';
import { call } from '../api.ts';
import { semicolon } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { refusalSentences } from '../records/fieldProblems.ts';
import { useToast } from '../ui/toast.tsx';
import { refresh } from './processQueries.ts';

export const chainQuery = (id: string) =>
  queryOptions({
    queryKey: ['opportunity', id, 'chain'],
    queryFn: async ({ signal }) => (await call(readDecisionChain, { params: { id } }, signal)).members,
  });

export const rivalsQuery = (id: string) =>
  queryOptions({ queryKey: ['opportunity', id, 'rivals'], queryFn: ({ signal }) => call(readRivals, { params: { id } }, signal) });

export const dealProductsQuery = (id: string) =>
  queryOptions({ queryKey: ['opportunity', id, 'products'], queryFn: ({ signal }) => call(readDealProducts, { params: { id } }, signal) });

/** Sends a change of one of the lists; whatever the answer, everything about the opportunity is asked again. */
function useDealAct<Input>(id: string, act: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: act,
    onError: (error) => toast.refused(refusalSentences(t, error, []).join(semicolon())),
    onSettled: () => refresh(queries, id),
  });
}

export type ChainDraft = ChainMember & { note: string };

export const usePutMember = (id: string) =>
  useDealAct(id, ({ contactId, ...body }: ChainDraft) => call(putChainMember, { params: { id, contactId }, body }));
export const useRemoveMember = (id: string) =>
  useDealAct(id, (contactId: string) => call(removeChainMember, { params: { id, contactId } }));

export interface RivalDraft {
  competitorId: string;
  standing: 'ahead' | 'even' | 'behind' | 'unknown';
  strength: string;
  weakness: string;
  answer: string;
  price: number | null;
}

export const usePutRival = (id: string) =>
  useDealAct(id, ({ competitorId, ...body }: RivalDraft) => call(putRival, { params: { id, competitorId }, body }));
export const useRemoveRival = (id: string) => useDealAct(id, (competitorId: string) => call(removeRival, { params: { id, competitorId } }));

export type LineDraft = DealLine & { productId: string };

export const usePutProduct = (id: string) =>
  useDealAct(id, ({ productId, ...body }: LineDraft) => call(putDealProduct, { params: { id, productId }, body }));
export const useRemoveProduct = (id: string) =>
  useDealAct(id, (productId: string) => call(removeDealProduct, { params: { id, productId } }));
export const useTakeSum = (id: string) =>
  useDealAct(id, (_: undefined) => call(takeProductSum, { params: { id }, body: { from: 'products' } }));

// ⌘K: pages by name, records by name or pinyin initials, all from the keyboard.

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import type { Rights } from '#domain/people/rights.ts';
import { useTranslation } from '../i18n/wording.ts';
import { failureWords } from './failureWords.ts';
import './CommandPalette.css';
import { creations, type NavEntry } from './nav.ts';
import { type Hit, pageHits, type SearchRecords, stepRow } from './searchHits.ts';

export interface PaletteProps {
  entries: readonly NavEntry[];
  rights: Rights;
  searchRecords: SearchRecords | undefined;
  onClose: () => void;
}

const SHORTEST_QUERY = 2;

export function CommandPalette(props: PaletteProps): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [query, setQuery] = useState('');
  const [row, setRow] = useState(0);
  useModal(dialog, props.onClose);
  const pages = usePageHits(query, props);
  const records = useRecordHits(query, props.searchRecords);
  const hits = [...pages, ...records.hits];
  const chosen = Math.min(row, hits.length - 1);

  const go = (hit: Hit | undefined): void => {
    if (!hit) return;
    props.onClose();
    void navigate({ href: hit.to });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') go(hits[chosen]);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setRow(stepRow(chosen, event.key === 'ArrowDown' ? 1 : -1, hits.length));
  };
  const ask = (text: string): void => {
    setQuery(text);
    setRow(0);
  };
  const rows = (part: readonly Hit[], from: number) =>
    part.map((hit, at) => (
      <PaletteRow
        key={hit.to}
        id={`${list}-${from + at}`}
        hit={hit}
        chosen={from + at === chosen}
        onHover={() => setRow(from + at)}
        onGo={go}
      />
    ));

  return (
    <dialog ref={dialog} className="palette" aria-label={t('shell.search')} onClose={props.onClose}>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={hits.length > 0 ? `${list}-${chosen}` : undefined}
        aria-label={t('shell.searchHint')}
        placeholder={t('shell.searchHint')}
        value={query}
        onChange={(event) => ask(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label={t('shell.search')} className="palette-rows">
        <PaletteGroup title={t('shell.searchPages')}>{rows(pages, 0)}</PaletteGroup>
        <PaletteGroup title={t('shell.searchRecords')}>{rows(records.hits, pages.length)}</PaletteGroup>
      </div>
      {hits.length === 0 && !records.busy && (
        <p className="palette-note">
          {query.trim().length < SHORTEST_QUERY ? t('shell.searchShort') : (records.failed ?? t('shell.searchNothing', { query }))}
        </p>
      )}
    </dialog>
  );
}

/** Opens the dialog over the page; a click beside it closes it, as Escape does. */
function useModal(dialog: RefObject<HTMLDialogElement | null>, onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const element = dialog.current;
    const onClick = (event: MouseEvent): void => {
      if (event.target === element) close();
    };
    element?.showModal();
    element?.addEventListener('click', onClick);
    return () => element?.removeEventListener('click', onClick);
  }, [dialog]);
}

function usePageHits(query: string, { entries, rights }: PaletteProps): Hit[] {
  const { t } = useTranslation();
  const made = creations(entries, rights).map(({ to, label }) => ({ to, title: `${t('shell.create')} · ${t(label)}` }));
  const wanted = query.trim().toLowerCase();
  return [...pageHits(query, entries, (entry) => t(entry.label)), ...made.filter(({ title }) => title.toLowerCase().includes(wanted))];
}

function useRecordHits(query: string, search: SearchRecords | undefined): { hits: Hit[]; busy: boolean; failed: string | undefined } {
  const { t } = useTranslation();
  const wanted = useDeferredValue(query.trim());
  const { data, error, isFetching } = useQuery({
    queryKey: ['search', wanted],
    queryFn: ({ signal }) => search?.(wanted, signal) ?? [],
    enabled: search !== undefined && wanted.length >= SHORTEST_QUERY,
    placeholderData: (before) => before,
  });
  return { hits: wanted.length < SHORTEST_QUERY ? [] : (data ?? []), busy: isFetching, failed: error ? failureWords(t, error) : undefined };
}

function PaletteGroup(props: { title: string; children: ReactElement[] }): ReactElement | null {
  if (props.children.length === 0) return null;
  return (
    <>
      <div className="palette-group" role="presentation">
        {props.title}
      </div>
      {props.children}
    </>
  );
}

interface PaletteRowProps {
  id: string;
  hit: Hit;
  chosen: boolean;
  onHover: () => void;
  onGo: (hit: Hit) => void;
}

function PaletteRow({ id, hit, chosen, onHover, onGo }: PaletteRowProps): ReactElement {
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) self.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      ref={self}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className="palette-row"
      onMouseMove={onHover}
      onClick={() => onGo(hit)}
      onKeyDown={() => undefined}
    >
      <span>{hit.title}</span>
      {hit.hint && <span className="faint">{hit.hint}</span>}
    </div>
  );
}

// The frame of every page: rail, top bar, the page, and on a phone a bottom bar instead of the rail.

import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { BottomBar } from './BottomBar.tsx';
import { CommandPaletteHost } from './CommandPaletteHost.tsx';
import { type NavEntry, visibleEntries } from './nav.ts';
import { Rail } from './Rail.tsx';
import './Shell.css';
import type { SearchRecords } from './searchHits.ts';
import type { ShellFacts } from './shellFacts.ts';
import { TopBar } from './TopBar.tsx';

export interface ShellProps extends Omit<ShellFacts, 'entries'> {
  navigation: readonly NavEntry[];
  searchRecords?: SearchRecords;
  children: ReactNode;
}

const KEPT_UNDER = 'winpath.rail';

export function Shell(props: ShellProps): ReactElement {
  const { t } = useTranslation();
  const [narrow, setNarrow] = useState(() => localStorage.getItem(KEPT_UNDER) === 'narrow');
  const [searching, setSearching] = useState(false);
  useSearchKey(() => setSearching(true));
  const entries = visibleEntries(props.navigation, props.rights);
  const toggle = (): void => {
    localStorage.setItem(KEPT_UNDER, narrow ? 'wide' : 'narrow');
    setNarrow(!narrow);
  };
  return (
    <div className={`shell ${narrow ? 'shell-narrow' : ''}`}>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <Rail entries={entries} narrow={narrow} onToggle={toggle} />
      <TopBar {...props} entries={entries} onSearch={() => setSearching(true)} />
      <main id="content" tabIndex={-1}>
        {props.children}
      </main>
      <BottomBar {...props} entries={entries} />
      <CommandPaletteHost
        open={searching}
        entries={entries}
        rights={props.rights}
        searchRecords={props.searchRecords}
        onClose={() => setSearching(false)}
      />
    </div>
  );
}

function useSearchKey(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.isComposing) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

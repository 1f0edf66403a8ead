import { QueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { onSignedOut } from './api.ts';
import { startLanguage } from './i18n/language.ts';
import { createPages } from './routes.tsx';
import { sessionQuery } from './session.tsx';
import { Application } from './ui/Application.tsx';
import { appearanceOf, keptAppearance, paint } from './ui/theme.ts';
import './ui/ground.css';

paint(appearanceOf(keptAppearance()));
await startLanguage();

const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1 } } });
const router = createPages(queries);
onSignedOut(() => {
  if (!queries.getQueryData(sessionQuery.queryKey)) return;
  queries.clear();
  void router.invalidate();
});

createRoot(document.getElementById('root')!).render(<Application queries={queries} router={router} />);

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type AnyRouter, RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import { type ReactElement, useMemo } from 'react';
import { antdLocale, currentLanguage } from '../i18n/language.ts';
import { useTranslation } from '../i18n/wording.ts';
import { AppearanceContext, useAppearanceState } from './appearance.ts';
import { antdThemeOf } from './theme.ts';
import { useIsPhone } from './useIsPhone.ts';

/** Theme, language and data around the router: changing one of them repaints everything below. */
export function Application(props: { queries: QueryClient; router: AnyRouter }): ReactElement {
  useTranslation();
  const appearance = useAppearanceState();
  const phone = useIsPhone();
  const theme = useMemo(() => antdThemeOf(appearance.shown, phone), [appearance.shown, phone]);
  return (
    <AppearanceContext value={appearance}>
      <ConfigProvider theme={theme} locale={antdLocale(currentLanguage())} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
        <App component={false}>
          <QueryClientProvider client={props.queries}>
            <RouterProvider router={props.router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </AppearanceContext>
  );
}

import type { ReactElement, ReactNode } from 'react';
import './SignInPage.css';

/** The quiet card of the pages before sign-in. */
export function EntryFrame(props: { title: string; hint?: string | undefined; children: ReactNode }): ReactElement {
  return (
    <main className="sign-in">
      <div className="sign-in-form">
        <img src="/winpath.svg" alt="" width={40} height={40} />
        <h1>{props.title}</h1>
        {props.hint && <p className="quiet">{props.hint}</p>}
        {props.children}
      </div>
    </main>
  );
}

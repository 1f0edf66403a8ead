// The open pages of one process. A page listens for hours: whenever rights change or sessions end, and with every heartbeat, whoever
// listens has to get past the gate again, and nothing is told to him before that.
import type { FastifyReply } from 'fastify';
import type { Scope } from '../people/scope.ts';

/** The listener's scope as it is now; null when he may no longer listen. */
export type StillIn = () => Promise<Scope | null>;

export interface Listener {
  scope: Scope;
  reply: FastifyReply;
  stillIn: StillIn;
}

const HEARTBEAT_MS = 25_000;

export interface Listeners {
  add(scope: Scope, reply: FastifyReply, stillIn: StillIn): void;
  of(orgId: string): Listener[];
  /** Tells those who are still listening. */
  tell(listener: Listener, event: string, data: object): void;
  tellAll(event: string): void;
  lookAtAll(): Promise<unknown>;
  /** Looks at those of an organisation again; what is to be told them waits for it. */
  lookAt(orgId: string): void;
  looked(orgId: string): Promise<unknown>;
  end(): void;
}

export function openListeners(): Listeners {
  const listeners = new Set<Listener>();
  const looking = new Map<string, Promise<unknown>>();

  async function look(listener: Listener): Promise<void> {
    const scope = await listener.stillIn().catch(() => null); // when nobody can say, the page comes in again by itself
    if (scope) listener.scope = scope;
    else if (listeners.delete(listener)) listener.reply.raw.end();
  }

  const tell = (listener: Listener, event: string, data: object): void => {
    if (listeners.has(listener)) listener.reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const of = (orgId: string): Listener[] => [...listeners].filter((listener) => listener.scope.orgId === orgId);

  return {
    of,
    tell,
    tellAll: (event) => {
      for (const listener of listeners) tell(listener, event, {});
    },
    lookAtAll: () => Promise.all([...listeners].map(look)),
    lookAt: (orgId) => {
      const looked = Promise.all([looking.get(orgId), ...of(orgId).map(look)]).finally(() => {
        if (looking.get(orgId) === looked) looking.delete(orgId);
      });
      looking.set(orgId, looked);
    },
    looked: (orgId) => looking.get(orgId) ?? Promise.resolve(),
    add: (scope, reply, stillIn) => {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      const listener = { scope, reply, stillIn };
      listeners.add(listener);
      tell(listener, 'hello', {});
      const heartbeat = setInterval(() => {
        reply.raw.write(': still here\n\n');
        void look(listener); // the session may have run out
      }, HEARTBEAT_MS);
      reply.raw.on('close', () => {
        clearInterval(heartbeat);
        listeners.delete(listener);
      });
    },
    end: () => {
      for (const { reply } of listeners) reply.raw.end();
    },
  };
}

// What a person's own program asks of the server: the same commands as the page, for setting a scene.
import { type APIRequestContext, request as requests } from '@playwright/test';
import { expect } from './journey.ts';
import { PASSWORD, personIn, type Role } from './people.ts';

export interface Door {
  get: <T>(url: string) => Promise<T>;
  send: <T>(method: 'post' | 'put' | 'patch' | 'delete', url: string, data?: object) => Promise<T>;
  close: () => Promise<void>;
}

export async function doorOf(role: Role, baseURL: string): Promise<Door> {
  const door: APIRequestContext = await requests.newContext({ baseURL });
  const session = await door.post('/api/session', { data: { email: personIn(role).email, password: PASSWORD } });
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  const read = async <T>(answer: Awaited<ReturnType<APIRequestContext['get']>>): Promise<T> => {
    expect(answer.status(), await answer.text()).toBe(200);
    return (await answer.json()) as T;
  };
  return {
    get: async (url) => read(await door.get(url)),
    send: async (method, url, data) => read(await door[method](url, { headers: { 'x-csrf-token': csrfToken }, ...(data && { data }) })),
    close: () => door.dispose(),
  };
}

interface Stage {
  id: string;
  name: string;
  operators: object[];
  events: { id: string; name: string }[];
}
type Definition = { stages: Stage[] };

/** A business type from a template, published; `change` alters its draft before. */
export async function publishedTemplate(
  owner: Door,
  template: { key: string; name: string },
  change: (definition: Definition) => void = () => undefined,
): Promise<{ id: string; stages: Stage[] }> {
  const { id } = await owner.send<{ id: string }>('post', '/api/business-types', {
    name: template.name,
    template: { key: template.key, language: 'zh' },
  });
  const draft = await owner.get<{ revision: number; definition: Definition }>(`/api/business-types/${id}/draft`);
  change(draft.definition);
  const saved = await owner.send<{ revision: number }>('put', `/api/business-types/${id}/draft`, {
    revision: draft.revision,
    definition: draft.definition,
  });
  await owner.send('post', `/api/business-types/${id}/versions`, { revision: saved.revision });
  return { id, stages: draft.definition.stages };
}

export const newOpportunity = (door: Door, businessTypeId: string, name: string): Promise<{ id: string }> =>
  door.send('post', '/api/opportunities', { values: { name, businessTypeId, amount: 100_000, closingOn: '2027-03-31' } });

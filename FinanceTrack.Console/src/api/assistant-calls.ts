import { ApiError, authorized, call, problemOf } from './http';
import type { Page } from './types';

/** What proves a figure of an answer. */
export interface Fact {
  kind: string;
  measure: string;
  value: number | null;
  currency: string | null;
  date: string | null;
  text: string | null;
  category: string | null;
  account: string | null;
  merchant: string | null;
  from: string | null;
  to: string | null;
  /** How it was computed from other facts; null for one that was read. */
  operator: string | null;
  complete: boolean;
  matches: number | null;
  tool: string;
  arguments: { text?: string | null } | null;
  transactionIds: string[];
}

export interface Proposal {
  id: string;
  kind: string;
  status: 'open' | 'applied' | 'undone' | 'expired';
  changes: { field: string; before: string | null; after: string | null }[];
  digest: string;
  version: number;
}

export interface Reply {
  conversationId: string;
  turn: number;
  answer: string;
  note: string | null;
  evidence: Fact[];
  proposals: Proposal[];
}

export interface Conversation {
  id: string;
  title: string;
  updatedAt: string;
  version: number;
}

export interface Turn {
  number: number;
  question: string;
  answer: string;
  evidence: Fact[];
}

const path = 'assistant';

export const listConversations = () => call<Page<Conversation>>('GET', `${path}/conversations`, { query: { limit: 30 } });
export const getConversation = (id: string) => call<{ items: Turn[] }>('GET', `${path}/conversations/${id}`);
export const deleteConversation = ({ id, version }: Conversation) => call<void>('DELETE', `${path}/conversations/${id}`, { version });
export const confirmProposal = ({ id, digest }: Proposal) =>
  call<Proposal>('POST', `${path}/proposals/${id}/confirm`, { body: { digest } });
export const undoProposal = ({ id }: Proposal) => call<Proposal>('POST', `${path}/proposals/${id}/undo`);

/** Asks, and hands on each sentence as soon as the server has checked it. */
export async function ask(message: string, conversationId: string | null, onSentence: (text: string) => void): Promise<Reply> {
  const response = await authorized(new Request(new URL(`/api/v1/${path}/messages`, location.origin), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify({ message, conversationId }),
  }));
  if (!response.ok) throw new ApiError(await problemOf(response));
  for await (const { name, data } of eventsOf(response.body!)) {
    if (name === 'sentence') onSentence((JSON.parse(data) as { text: string }).text);
    else if (name === 'answer') return JSON.parse(data) as Reply;
    else throw new ApiError({ type: name, status: response.status, ...(JSON.parse(data) as { title: string }) });
  }
  throw new ApiError({ type: 'unknown', title: 'The answer broke off. Ask again.', status: response.status });
}

/** Server-sent events, of which each has a name and one line of data. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<{ name: string; data: string }> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      const lines = block.split('\n');
      const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
      yield { name: field('event'), data: field('data') };
    }
  }
}

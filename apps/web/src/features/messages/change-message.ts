import type { Id } from '@confab/shared';
import { create } from 'zustand';
import { confab } from '../../shared/api/confab';
import { holdMessage } from './message-store';

/** What messages are about to say, while that is being saved. */
export const useChanges = create<{ texts: ReadonlyMap<Id, string> }>(() => ({ texts: new Map() }));

function note(change: (texts: Map<Id, string>) => void): void {
  useChanges.setState(({ texts }) => {
    const next = new Map(texts);
    change(next);
    return { texts: next };
  });
}

/** Changes the text of one's own message; the new one shows at once. */
export async function changeMessage(messageId: Id, body: string): Promise<void> {
  note((texts) => texts.set(messageId, body));
  try {
    holdMessage(await confab.api.messages.edit.mutate({ messageId, body }));
  } finally {
    note((texts) => texts.delete(messageId));
  }
}

import type { UserRef } from '@confab/shared';
import { createContext, useContext } from 'react';

/** What names in a text lead to. The object has to stay the same while nothing changes. */
export interface RichTextScope {
  myUsername: string | null;
  onPerson?: ((person: UserRef) => void) | undefined;
  /** The address of a channel that one is in, by its name in lower case. */
  channelAddress?: ((name: string) => string | undefined) | undefined;
  /** Follows such an address without loading the page anew. */
  onAddress?: ((address: string) => void) | undefined;
}

/** Who is meant in one text. */
export interface MentionedPeople {
  /** By username; null while that is not known. */
  people: ReadonlyMap<string, UserRef> | null;
  /** Whether everybody is. */
  all: boolean;
}

const ScopeContext = createContext<RichTextScope>({ myUsername: null });
const MentionedContext = createContext<MentionedPeople>({ people: null, all: true });

export const RichTextScopeProvider = ScopeContext.Provider;
export const MentionedProvider = MentionedContext.Provider;

/** What names in a text lead to here. */
export function useRichTextScope(): RichTextScope {
  return useContext(ScopeContext);
}

/** Who is meant in the text around. */
export function useMentioned(): MentionedPeople {
  return useContext(MentionedContext);
}

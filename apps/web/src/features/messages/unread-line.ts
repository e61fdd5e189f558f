/** Where the line "new" stands in an open room, and up to where somebody has looked. */
export interface UnreadLine {
  /** Messages after this number are new; null while there is no line. */
  newAfter: number | null;
  /** The number up to which everything was in view. */
  seenSeq: number;
}

export type UnreadLineAction =
  /** Something of somebody else's arrived; `seen` when the window has the focus and the list is at its end. */
  | { type: 'arrived'; seq: number; seen: boolean }
  /** Everything up to `seq` came into view. */
  | { type: 'seen'; seq: number }
  /** I wrote something, or pressed Escape: what was new is done with. */
  | { type: 'done'; seq: number };

/** The line when a room is opened: below what was read before, if there are news after it. */
export function openedLine(lastReadSeq: number, hasNews: boolean): UnreadLine {
  return { newAfter: hasNews ? lastReadSeq : null, seenSeq: lastReadSeq };
}

/** What the line becomes. Once drawn it stays where it is until what is below it is done with. */
export function nextLine(line: UnreadLine, action: UnreadLineAction): UnreadLine {
  switch (action.type) {
    case 'arrived':
      if (action.seq <= line.seenSeq) return line;
      if (action.seen) return { ...line, seenSeq: action.seq };
      return line.newAfter === null ? { ...line, newAfter: line.seenSeq } : line;
    case 'seen':
      return action.seq > line.seenSeq ? { ...line, seenSeq: action.seq } : line;
    case 'done':
      return { newAfter: null, seenSeq: Math.max(line.seenSeq, action.seq) };
  }
}

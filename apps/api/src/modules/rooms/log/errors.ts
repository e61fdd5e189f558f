/** A room whose creation a unique index of `rooms` refused: it never lived, and the one that did is to be used. */
export class DuplicateRoomError extends Error {
  override readonly name = 'DuplicateRoomError';
  readonly index: string;

  constructor(index: string) {
    super(`A room with the same ${index} exists`);
    this.index = index;
  }
}

/** A room set aside, because an entry of its log cannot be projected; it takes no changes until that is mended. */
export class RoomSetAsideError extends Error {
  override readonly name = 'RoomSetAsideError';

  constructor(roomId: string, reason: string) {
    super(`Room ${roomId} is set aside: ${reason}`);
  }
}

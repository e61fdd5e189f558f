/**
 * Calls back after so many milliseconds, once what had come by then was read: an answer that came while this process
 * had no time for it is not late. `clearTimeout` may come too late to stop it.
 */
export function whenLate(milliseconds: number, callback: () => void): NodeJS.Timeout {
  return setTimeout(() => setImmediate(callback), milliseconds);
}

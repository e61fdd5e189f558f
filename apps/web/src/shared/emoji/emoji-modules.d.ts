/** Made by `vite/emoji-data.ts`. */
declare module 'virtual:emoji/*' {
  const data: {
    /** Number and name of each group. */
    groups: [number, string][];
    tones: ['dark' | 'light' | 'medium-dark' | 'medium-light' | 'medium', string][];
    /** Emoji, group, name, words to search by, short names, and the five tones of skin where it has them. */
    emojis: [string, number, string, string, string, string[]?][];
  };
  export default data;
}

/** The words of writing: formatting and completing. */
export const words = {
  formatting: 'Formatting',
  showFormatting: 'Show formatting',
  bold: 'Bold',
  italic: 'Italic',
  strike: 'Strike through',
  code: 'Code',
  codeBlock: 'Block of code',
  link: 'Insert a link',
  list: 'List',
  numbers: 'Numbered list',
  quote: 'Quotation',
  emoji: 'Insert an emoji',
  suggestions: { '@': 'People', '#': 'Channels', ':': 'Emoji' },
  found: (count: number) => `${count} ${count === 1 ? 'suggestion' : 'suggestions'}`,
  callsChannel: 'Everybody in this room',
  callsHere: 'Everybody here who is online',
};

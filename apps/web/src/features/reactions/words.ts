/** The words of reactions. */
export const words = {
  add: 'Add a reaction',
  choose: 'Choose a reaction',
  all: 'All emoji…',
  you: 'You',
  people: (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`,
  more: (count: number) => `and ${count} more`,
  chip: (emoji: string, count: number, mine: boolean) =>
    `${emoji}, ${count} ${count === 1 ? 'person' : 'people'}${mine ? ', you among them' : ''}`,
  failed: 'The reaction could not be saved',
};

/** The words of reactions. */
export const words = {
  add: 'Add a reaction',
  choose: 'Choose a reaction',
  chip: (emoji: string, count: number, mine: boolean) =>
    `${emoji}, ${count} ${count === 1 ? 'person' : 'people'}${mine ? ', you among them' : ''}`,
  failed: 'The reaction could not be saved',
};

import type { Id, Message } from '@confab/shared';
import { listNames } from '../../shared/format/names';
import { words } from './words';

/** The people a system message tells of, whose names are needed to put it into words. */
export function peopleIn({ system }: Message): Id[] {
  if (!system) return [];
  return [...(system.actorId ? [system.actorId] : []), ...(system.userIds ?? [])];
}

/** A system message in words; `nameOf` knows the names, as far as they are known. */
export function systemText(message: Message, nameOf: (id: Id) => string | undefined): string {
  const { system } = message;
  if (!system) return message.body;
  const say = words.system;
  const name = (id: Id) => nameOf(id) ?? (id === message.sender.id ? message.sender.displayName : say.somebody);
  const who = system.actorId ? name(system.actorId) : say.somebody;
  const others = (system.userIds ?? []).filter((id) => id !== system.actorId);
  const whom = listNames(others.map(name), 3);
  switch (system.event) {
    case 'created':
      return say.created(who);
    case 'joined':
      if (others.length === 0) return say.joined({ count: 1, who });
      return system.actorId ? say.added({ who, whom }) : say.joined({ count: others.length, who: whom });
    case 'left':
      if (others.length === 0) return say.left({ count: 1, who });
      return system.actorId ? say.removed({ who, whom }) : say.left({ count: others.length, who: whom });
    case 'renamed':
      return say.renamed({ who, to: system.to ?? '' });
    case 'topic':
      return system.to ? say.topic({ who, to: system.to }) : say.topicCleared(who);
    case 'archived':
      return say.archived(who);
    case 'unarchived':
      return say.unarchived(who);
  }
}

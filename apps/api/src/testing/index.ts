import { randomBytes } from 'node:crypto';
import type { Channel, Conversation, Team } from '@confab/shared';
import { inject } from 'vitest';
import './provided-context.js';
import { createPerson, type Person, type PersonOptions } from './person.js';
import { TestClock } from './test-clock.js';
import { type NodeSettings, TestNode } from './test-node.js';

export { expectError } from './expect-error.js';
export type { Person } from './person.js';
export type { HttpClient, TestSocket } from './test-clients.js';
export { TestClock } from './test-clock.js';
export { type Call, type TestNode, unknownId } from './test-node.js';

export interface TestAppOptions {
  /** Off unless asked for. */
  rateLimits?: boolean;
  /** More of the server's environment. */
  environment?: Record<string, string>;
  /** Where the built web client is to be looked for. */
  webFolder?: string;
  /** Whether the server is to log errors. Otherwise a test that made it do so fails: they are faults of ours. */
  faultsExpected?: boolean;
}

interface TeamOptions {
  owner: Person;
  members?: readonly Person[];
  guests?: readonly Person[];
  name?: string;
}

interface ChannelOptions {
  team: Team;
  by: Person;
  name?: string;
  kind?: Channel['kind'];
  members?: readonly Person[];
}

/** A whole server on a database of its own, for one test or one file. Ends with its scope: `await using`. */
export class TestApp implements AsyncDisposable {
  readonly #settings: NodeSettings;
  readonly #nodes: TestNode[] = [];
  readonly #faults: readonly string[];

  private constructor(
    settings: NodeSettings,
    faults: readonly string[],
    /** The first API server. */
    readonly node: TestNode,
  ) {
    this.#settings = settings;
    this.#faults = faults;
    this.#nodes.push(node);
  }

  static async start(options: TestAppOptions): Promise<TestApp> {
    const faults: string[] = [];
    const settings: NodeSettings = {
      mongodbUri: databaseUri(inject('mongoUri')),
      clock: new TestClock(),
      environment: {
        AUTH_SECRET: randomBytes(32).toString('hex'),
        RATE_LIMITS: options.rateLimits ? 'on' : 'off',
        ...options.environment,
      },
      // Tests do not depend on what has been built.
      webFolder: options.webFolder ?? '/nonexistent',
      onFault: (line) => {
        if (!options.faultsExpected) faults.push(line);
      },
    };
    return new TestApp(settings, faults, await TestNode.start(settings));
  }

  get clock(): TestClock {
    return this.#settings.clock;
  }

  get container(): TestNode['container'] {
    return this.node.container;
  }

  get url(): string {
    return this.node.url;
  }

  /** Another API server on the same database, sharing nothing with the first but that. */
  async secondNode(): Promise<TestNode> {
    const node = await TestNode.start(this.#settings);
    this.#nodes.push(node);
    return node;
  }

  /** Registers somebody new. */
  person(options: PersonOptions = {}): Promise<Person> {
    return createPerson(this.node, options);
  }

  /** A team with these people in it, invited by its owner. */
  async team({ owner, members = [], guests = [], name = 'Team' }: TeamOptions): Promise<Team> {
    const team = await owner.call.teams.create({ name });
    await invite({ team, owner, role: 'member' }, members);
    await invite({ team, owner, role: 'guest' }, guests);
    return owner.call.teams.get({ teamId: team.id });
  }

  /** A channel with these people in it besides its maker. */
  channel({ team, by, name = `channel-${suffix()}`, kind = 'public', members = [] }: ChannelOptions): Promise<Channel> {
    const memberIds = members.map(({ user }) => user.id);
    return by.call.channels.create({ teamId: team.id, name, kind, memberIds });
  }

  /** The conversation of two people, opened by the first. */
  async direct(one: Person, other: Person): Promise<Conversation> {
    return (await one.call.conversations.openDirect({ userId: other.user.id })).conversation;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.container.platform.db.dropDatabase();
    await Promise.all(this.#nodes.map((node) => node.stop()));
    if (this.#faults.length > 0) throw new Error(`The server had faults of its own:\n${this.#faults.join('')}`);
  }
}

/** Starts a server for tests; needs the shared replica set of the test run. */
export function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  return TestApp.start(options);
}

/** What people are let in by: one link for all. */
async function invite(
  { team, owner, role }: { team: Team; owner: Person; role: 'member' | 'guest' },
  people: readonly Person[],
): Promise<void> {
  if (people.length === 0) return;
  const { code } = await owner.call.invitations.create({ teamId: team.id, role });
  for (const person of people) await person.call.invitations.join({ code });
}

/** The shared replica set, with a database that no other test has. */
function databaseUri(mongoUri: string): string {
  const url = new URL(mongoUri);
  url.pathname = `/test_${suffix()}`;
  return url.href;
}

function suffix(): string {
  return randomBytes(6).toString('hex');
}

import { type ClientSession, type Collection, type Db, ObjectId } from 'mongodb';
import { collectionOf } from '../../platform/mongo/index.js';
import { type TeamDepartureDocument, teamDeparturesCollection } from './teams.model.js';

/** The only one that reads and writes `teamDepartures`. */
export class TeamDeparturesRepository {
  readonly #departures: Collection<TeamDepartureDocument>;

  constructor(db: Db) {
    this.#departures = collectionOf(db, teamDeparturesCollection);
  }

  /** With the removal of the membership, in one transaction. */
  async insert(
    departure: { teamId: ObjectId; userId: ObjectId },
    options: { now: Date; session: ClientSession },
  ): Promise<void> {
    const { now, session } = options;
    await this.#departures.insertOne(
      { _id: new ObjectId(), ...departure, createdAt: now, updatedAt: now },
      { session },
    );
  }

  async has(teamId: ObjectId, userId: ObjectId, session: ClientSession): Promise<boolean> {
    return (await this.#departures.findOne({ teamId, userId }, { projection: { _id: 1 }, session })) !== null;
  }

  /** The oldest first. */
  list(limit: number): Promise<TeamDepartureDocument[]> {
    return this.#departures.find({}).sort({ _id: 1 }).limit(limit).toArray();
  }

  async remove(teamId: ObjectId, userId: ObjectId): Promise<void> {
    await this.#departures.deleteOne({ teamId, userId });
  }

  async removeAll(teamId: ObjectId): Promise<void> {
    await this.#departures.deleteMany({ teamId });
  }
}

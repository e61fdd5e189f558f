import type { Collection, CreateIndexesOptions, Db, Document, IndexDirection } from 'mongodb';
import type { z } from 'zod';
import { toMongoJsonSchema } from './json-schema.js';

/** An index, always named, because errors are told apart by the name. */
export interface IndexDefinition {
  name: string;
  key: Record<string, IndexDirection>;
  options?: Omit<CreateIndexesOptions, 'name'>;
}

/** A collection as its module declares it: the shape of its documents, once, for types, checks and validators. */
export interface CollectionDefinition<Schema extends z.ZodObject = z.ZodObject> {
  name: string;
  schema: Schema;
  indexes: readonly IndexDefinition[];
}

/** The document type of a definition. */
export type DocumentOf<Definition extends CollectionDefinition> = z.infer<Definition['schema']>;

/** Declares a collection; a module keeps its own in its `*.model.ts`. */
export function defineCollection<Schema extends z.ZodObject>(
  definition: CollectionDefinition<Schema>,
): CollectionDefinition<Schema> {
  return definition;
}

/** The driver's collection, typed by its definition. */
export function collectionOf<Definition extends CollectionDefinition>(
  db: Db,
  definition: Definition,
): Collection<DocumentOf<Definition> & Document> {
  return db.collection<DocumentOf<Definition> & Document>(definition.name);
}

/** Creates what is missing: collections, their validators, their indexes. Safe to run from several processes at once. */
export async function ensureCollections(db: Db, definitions: readonly CollectionDefinition[]): Promise<void> {
  const existing = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  for (const definition of definitions) {
    const validator = { $jsonSchema: toMongoJsonSchema(definition.schema) };
    if (existing.has(definition.name)) {
      await db.command({ collMod: definition.name, validator });
    } else {
      await db.createCollection(definition.name, { validator }).catch(async (error: { codeName?: string }) => {
        if (error.codeName !== 'NamespaceExists') throw error;
        await db.command({ collMod: definition.name, validator });
      });
    }
    if (definition.indexes.length > 0) await ensureIndexes(db.collection(definition.name), definition.indexes);
  }
}

/** Error codes of an index that is there under the name but is another one: an earlier version's. */
const OTHER_INDEX = new Set<unknown>([85, 86]);

async function ensureIndexes(collection: Collection, definitions: readonly IndexDefinition[]): Promise<void> {
  for (const { name, key, options } of definitions) {
    const create = () => collection.createIndex(key, { name, ...options });
    await create().catch(async (error: { code?: unknown }) => {
      if (!OTHER_INDEX.has(error.code)) throw error;
      await collection.dropIndex(name);
      await create();
    });
  }
}

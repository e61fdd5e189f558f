import { ObjectId } from 'mongodb';
import { z } from 'zod';

/** A reference to another document. */
export const objectId = () => z.instanceof(ObjectId).meta({ bsonType: 'objectId' });

/** A time, kept as a date so that Compass shows it as one. */
export const date = () => z.date().meta({ bsonType: 'date' });

/** A whole number. */
export const integer = () =>
  z
    .number()
    .int()
    .meta({ bsonType: ['int', 'long', 'double'] });

/** A sub-document whose fields its writer checks. */
export const anyObject = () => z.record(z.string(), z.unknown()).meta({ bsonType: 'object' });

// A node that is killed in the middle of a batch: makes one batch of changes and waits for an end from outside.
import { ObjectId } from 'mongodb';
import { FixtureNode } from './log.fixture.js';

const [uri = '', database = '', room = '', stays = '', leaves = ''] = process.argv.slice(2);
const node = await FixtureNode.start(uri, database, 'cut-writer');
const roomId = ObjectId.createFromHexString(room);
const [staying, leaving] = [ObjectId.createFromHexString(stays), ObjectId.createFromHexString(leaves)];
await Promise.allSettled([
  node.note(roomId, staying, 'one'),
  node.note(roomId, leaving, 'last word'),
  node.seat(roomId, leaving, false),
  node.note(roomId, leaving, 'too late'),
  node.note(roomId, staying, 'two'),
]);

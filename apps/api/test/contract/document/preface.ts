/** What is the same for all procedures. */
export const PREFACE = `# The API

This page is made from the router and its schemas by \`npx vitest run apps/api/test/contract -u\`, and \`npm test\` fails
where it is not current.

Every procedure is a call of [tRPC](https://trpc.io) at \`/trpc\`, over HTTP or over the WebSocket of the same path. Scripts
in TypeScript use \`createConfabClient\` of \`packages/client\`; anything else speaks plain HTTP:

\`\`\`bash
curl -s http://localhost:3000/trpc/auth.login -H 'content-type: application/json' \\
  -d '{"json":{"login":"ada","password":"a long and quiet password"}}'
curl -s -G http://localhost:3000/trpc/rooms.list -H "authorization: Bearer $TOKEN" --data-urlencode 'input={"json":{}}'
\`\`\`

A query is a GET with its input in the query parameter \`input\`, a mutation a POST with its input as the body. Inputs and
answers are wrapped by [superjson](https://github.com/flightcontrolhq/superjson): the value under \`json\`, and under
\`meta\` which strings of it are dates. An answer comes as \`{"result":{"data":{"json":…,"meta":…}}}\`, an error as
\`{"error":{"json":{"message":…,"code":…,"data":{"code":"NOT_FOUND","httpStatus":404}}}}\`. The examples below show the
values alone, with dates as they are written in JSON.

\`Id\` is a text of 24 hexadecimal digits. Pages take \`cursor\` and \`limit\` (50, at most 100) and answer \`items\` and
\`nextCursor\`, which is null on the last page. A row of a table tells who is answered what: \`outside\` is whoever is not in
that team or room, or not any more; what one may not know of is NOT_FOUND, in the very words for what does not exist.`;

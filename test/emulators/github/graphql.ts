import { schema as github } from "@octokit/graphql-schema";
import { buildSchema, execute, GraphQLError, type GraphQLSchema, Kind, parse, validate } from "graphql";
import { z } from "zod";
import type { GithubRequest, Reply } from "./exchange.ts";
import { createCommitOnBranch } from "./graphql-commit.ts";
import { repositoryNode } from "./graphql-nodes.ts";
import { updateRefs } from "./graphql-refs.ts";
import { findRepository, type Hub, type Identity, identify } from "./hub.ts";

const requestBody = z.strictObject({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).optional(),
  operationName: z.string().nullable().optional(),
});

let schemaOfProcess: GraphQLSchema | undefined;

/** GitHub's published schema; building it costs a fifth of a second, hence once. It has fields defined twice, hence taken as it is. */
function loadSchema(): GraphQLSchema {
  schemaOfProcess ??= buildSchema(github.idl, { assumeValidSDL: true });
  return schemaOfProcess;
}

/** The root fields, joined by `+`: `createCommitOnBranch`, `viewer+repository`. */
export function nameGraphqlOperation(request: GithubRequest): string {
  const body = requestBody.safeParse(request.json);
  if (!body.success) return "invalid";
  try {
    const fields = parse(body.data.query).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
    );
    return fields.map((field) => (field.kind === Kind.FIELD ? field.name.value : "…")).join("+");
  } catch {
    return "invalid";
  }
}

/** https://docs.github.com/graphql, validated and executed against GitHub's own schema. */
export async function answerGraphql(hub: Hub, request: GithubRequest): Promise<Reply> {
  const who = identify(hub, request.headers.authorization);
  if (who === "bad")
    return { status: 401, body: { message: "Bad credentials", documentation_url: "https://docs.github.com/rest", status: "401" } };
  if (!who)
    return {
      status: 403,
      body: { message: "This endpoint requires you to be authenticated.", documentation_url: "https://docs.github.com/graphql" },
    };
  if (request.body.length > hub.limits.graphqlPayload) {
    const message = "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.";
    return { status: 502, body: { data: null, errors: [{ message }] } };
  }
  const body = requestBody.safeParse(request.json);
  if (!body.success) {
    hub.violations.push(`graphql: ${body.error.message}`);
    return { status: 400, body: { message: "Problems parsing JSON", documentation_url: "https://docs.github.com/graphql" } };
  }
  const { query, variables, operationName } = body.data;
  const schema = loadSchema();
  try {
    const document = parse(query);
    const problems = validate(schema, document);
    if (problems.length > 0) throw problems;
    const result = await execute({
      schema,
      document,
      rootValue: rootOf(hub, who),
      ...(variables ? { variableValues: variables } : {}),
      ...(operationName ? { operationName } : {}),
    });
    // A variable of a wrong type is the caller's mistake; graphql-js then gives errors and no data at all.
    if (result.data === undefined) throw result.errors ?? [];
    return { status: 200, body: { data: result.data, ...(result.errors ? { errors: result.errors.map(errorJson) } : {}) } };
  } catch (thrown) {
    const problems = (Array.isArray(thrown) ? thrown : [thrown]).filter((problem) => problem instanceof GraphQLError);
    if (problems.length === 0) throw thrown;
    for (const problem of problems) hub.violations.push(`graphql: ${problem.message}`);
    return { status: 200, body: { errors: problems.map(errorJson) } };
  }
}

/** GitHub gives the type of an error beside its message, not among the extensions. */
function errorJson(error: GraphQLError) {
  const { type, ...extensions } = error.extensions;
  return {
    ...(type === undefined ? {} : { type }),
    ...(error.path ? { path: error.path } : {}),
    ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
    ...(error.locations ? { locations: error.locations } : {}),
    message: error.message,
  };
}

function rootOf(hub: Hub, who: Identity) {
  return {
    // A workflow's token sees itself with the suffix, while as an author the same bot is `github-actions`.
    viewer: { __typename: "User", login: who.login, id: Buffer.from(who.login).toString("base64"), url: `https://github.com/${who.login}` },
    rateLimit: { cost: 1, limit: 5000, remaining: 4999, used: 1, nodeCount: 1, resetAt: new Date(Date.now() + 3_600_000).toISOString() },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repository = findRepository(hub, owner, name);
      if (repository) return repositoryNode(hub, repository, who);
      throw new GraphQLError(`Could not resolve to a Repository with the name '${owner}/${name}'.`, { extensions: { type: "NOT_FOUND" } });
    },
    updateRefs: ({ input }: { input: unknown }) => updateRefs(hub, who, input),
    createCommitOnBranch: ({ input }: { input: unknown }) => createCommitOnBranch(hub, who, input),
  };
}

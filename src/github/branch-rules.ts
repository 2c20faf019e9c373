import { z } from "zod";
import type { Context } from "../context.ts";
import type { GitHub } from "./github-client.ts";

const patternSchema = z.object({
  operator: z.enum(["starts_with", "ends_with", "contains", "regex"]),
  pattern: z.string(),
  negate: z.boolean().nullish(),
});

const parametersSchema = {
  required_status_checks: z.object({ required_status_checks: z.array(z.unknown()) }),
  required_deployments: z.object({ required_deployment_environments: z.array(z.unknown()) }),
  commit_message_pattern: patternSchema,
  commit_author_email_pattern: patternSchema,
  committer_email_pattern: patternSchema,
  file_path_restriction: z.object({ restricted_file_paths: z.array(z.string()) }),
  file_extension_restriction: z.object({ restricted_file_extensions: z.array(z.string()) }),
  max_file_path_length: z.object({ max_file_path_length: z.number() }),
};

const rulesetId = z.number().optional().catch(undefined);
const withParameters = <Type extends keyof typeof parametersSchema>(type: Type) =>
  z.object({ type: z.literal(type), ruleset_id: rulesetId, parameters: parametersSchema[type] });

/** The rules that may stand in the way of a commit. Others, and those in a form that is not known, are passed over. */
const ruleSchema = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["pull_request", "merge_queue", "update", "required_signatures"]), ruleset_id: rulesetId }),
  withParameters("required_status_checks"),
  withParameters("required_deployments"),
  withParameters("commit_message_pattern"),
  withParameters("commit_author_email_pattern"),
  withParameters("committer_email_pattern"),
  withParameters("file_path_restriction"),
  withParameters("file_extension_restriction"),
  withParameters("max_file_path_length"),
]);

export type BranchRule = z.infer<typeof ruleSchema>;

/**
 * The rules of rulesets that are in force for a branch, whoever writes to it. Classic protection is not among them: only administrators
 * may read it.
 *
 * @see https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch
 */
export async function readBranchRules(github: GitHub, { owner, repo }: Context, branch: string): Promise<BranchRule[]> {
  const { data } = await github.rest.repos.getBranchRules({ owner, repo, branch, per_page: 100 });
  return z
    .array(z.unknown())
    .parse(data)
    .flatMap((rule) => ruleSchema.safeParse(rule).data ?? []);
}

const rulesetSchema = z.object({ current_user_can_bypass: z.enum(["always", "pull_requests_only", "never", "exempt"]).optional() });

/**
 * Whether a ruleset is in force for the token's commits; undefined where GitHub does not say.
 *
 * @see https://docs.github.com/en/rest/repos/rules#get-a-repository-ruleset
 */
export async function isBound(github: GitHub, { owner, repo }: Context, ruleset: number): Promise<boolean | undefined> {
  const { data } = await github.rest.repos.getRepoRuleset({ owner, repo, ruleset_id: ruleset });
  const bypass = rulesetSchema.safeParse(data).data?.current_user_can_bypass;
  return bypass && (bypass === "never" || bypass === "pull_requests_only");
}

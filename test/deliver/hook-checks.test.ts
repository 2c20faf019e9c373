import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkHooks } from "../../src/deliver/hook-checks.ts";
import { findRepository } from "../../src/git/repository.ts";
import { makeRepository } from "../git/repository.ts";

it.each<[string, string, boolean, string | undefined]>([
  ["a shell", "#!/bin/sh\nexit 0\n", true, undefined],
  ["a program of the PATH", "#!/usr/bin/env sh\n", true, undefined],
  ["a program that is not there", "#!/usr/bin/env no-such-program-anywhere\n", true, "no-such-program-anywhere"],
  ["an interpreter that is not there", "#! /opt/none/bin/ruby -w\n", true, "/opt/none/bin/ruby"],
  ["options of env", "#!/usr/bin/env -S node --no-warnings\n", true, undefined],
  ["no interpreter", "echo\n", true, undefined],
  ["a hook that git passes over", "#!/opt/none/bin/ruby\n", false, undefined],
])("a hook for %s", async (_name, text, isExecutable, missing) => {
  using folder = makeRepository({ "a.png": "a" });
  folder.write({ ".git/hooks/pre-commit": text });
  if (isExecutable) chmodSync(join(folder.root, ".git/hooks/pre-commit"), 0o755);
  const repository = findRepository(folder.root);
  expect(repository && (await checkHooks(repository))).toEqual(
    missing === undefined
      ? []
      : [
          `The hook \`pre-commit\` of the repository needs \`${missing}\`, which is not on this runner. Install it in a step before Retouch.`,
        ],
  );
});

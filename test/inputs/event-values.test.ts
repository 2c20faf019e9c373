import { join } from "node:path";
import { expect, it } from "vitest";
import { loadContext } from "../../src/context.ts";
import { makeFolder } from "../git/repository.ts";

const SHA = "a".repeat(40);

/** The event as it is read from its file. */
function read(event: object) {
  using folder = makeFolder();
  folder.write({ "event.json": JSON.stringify(event) });
  return loadContext({ GITHUB_EVENT_PATH: join(folder.root, "event.json") }).event;
}

it("ids and numbers of an event are what they say, or the event is none", () => {
  expect(read({ before: "0".repeat(40), after: SHA })).toEqual({ before: "0".repeat(40), after: SHA });
  expect(read({ number: 7, pull_request: { head: { sha: SHA, ref: "topic" } } }).pull_request).toMatchObject({
    number: 7,
    head: { sha: SHA },
  });
  expect(read({ pull_request: {} }).pull_request?.head.sha).toBe("");
  for (const sha of ["HEAD", "--upload-pack=x", "main...topic", `${SHA}\n`, SHA.slice(1), "../../x"]) {
    for (const event of [{ before: sha, after: SHA }, { after: sha }, { merge_group: { base_sha: SHA, head_sha: sha } }])
      expect(read(event), JSON.stringify(event)).toEqual({});
    expect(read({ pull_request: { head: { sha } } })).toEqual({});
  }
  for (const number of [-1, 0, 1.5, 1e300]) expect(read({ number, pull_request: {} })).toEqual({});
});

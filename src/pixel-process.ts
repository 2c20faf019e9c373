import "./pixels/finish-picture.ts";
import "./pixels/mask.ts";
import "./pixels/outlined-copy.ts";
import "./pixels/prove-picture.ts";
import "./pixels/prepare-picture.ts";
import "./pixels/preview.ts";
import "./pixels/versions.ts";
import "./providers/sandbox/mark.ts";
import "./providers/sandbox/scene.ts";
import "./verify/legible.ts";
import { servePixelWork } from "./pixels/pixel-work.ts";

// The process that decodes pictures: everything that `definePixelWork` declared is there.
await servePixelWork();

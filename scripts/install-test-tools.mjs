/**
 * Installs what the tests need besides npm's packages, on Debian and Ubuntu, as root or by a `sudo` that asks for no password. Elsewhere
 * it names what is missing; the tests that need it then say so too.
 *
 * Usage: node scripts/install-test-tools.mjs   (`npm test` does it first)
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Languages that the tests read pictures in, and fonts that they draw them with. */
const LANGUAGES = ["ara", "chi_sim", "deu", "fra", "jpn"];
const FONTS = {
  "fonts-dejavu-core": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
  "fonts-droid-fallback": "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
};
const COMMANDS = { git: ["--version"], "git-lfs": ["version"], openssl: ["version"], curl: ["--version"], tesseract: ["--version"] };
const PACKAGES = { tesseract: "tesseract-ocr" };

/** GitHub's own images have Chrome. */
const BROWSERS = ["chromium", "google-chrome"];

const run = (command, args, options = {}) => spawnSync(command, args, { encoding: "utf8", ...options });
const works = (command, args) => run(command, args, { stdio: "ignore" }).status === 0;

function listMissing() {
  const commands = Object.entries(COMMANDS).filter(([command, args]) => !works(command, args));
  const installed = (run("tesseract", ["--list-langs"]).stdout ?? "").split(/\r?\n/);
  const languages = LANGUAGES.filter((language) => !installed.includes(language));
  return [
    ...commands.map(([command]) => PACKAGES[command] ?? command),
    ...languages.map((language) => `tesseract-ocr-${language.replace("_", "-")}`),
    ...(BROWSERS.some((browser) => works(browser, ["--version"])) ? [] : ["chromium"]),
    ...Object.entries(FONTS).flatMap(([name, file]) => (existsSync(file) ? [] : [name])),
  ];
}

function install(packages) {
  const prefix = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  if (!works("apt-get", ["--version"]) || (prefix.length > 0 && !works("sudo", ["-n", "true"]))) {
    console.log(`Some tests need what is not installed here. On Debian and Ubuntu: apt-get install ${packages.join(" ")}`);
    return;
  }
  console.log(`Installing ${packages.join(" ")}`);
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", ...args];
    return run(command, rest, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  };
  // An index of packages that is out of date is refreshed; one that cannot be is used as it is.
  apt("update");
  if (!apt("install", "-y", "--no-install-recommends", ...packages)) console.log("Not all of it could be installed.");
}

if (process.platform === "linux") {
  const missing = listMissing();
  if (missing.length > 0) install(missing);
}

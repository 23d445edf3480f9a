// A real office for the tests: the `postern` program on free ports with a folder of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

export type Officer = { name: string; passphrase: string; authenticatorKey: string };

export class Office {
  private constructor(
    readonly portal: string,
    readonly desk: string,
    readonly officers: Officer[],
    private readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(): Promise<Office> {
    const program = process.env.POSTERN_BIN ?? join(root, "target/debug/postern");
    if (!existsSync(program)) {
      throw new Error(`${program} is missing: run \`cargo xtask browser\`, which builds it`);
    }
    const folder = mkdtempSync(join(tmpdir(), "postern-e2e-"));
    const data = join(folder, "data");
    const child = spawn(
      program,
      ["serve", "--data", data, "--portal", "127.0.0.1:0", "--desk", "127.0.0.1:0"],
      { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
    );
    const said = await greeting(child);
    const address = (label: string) => {
      const found = said.match(new RegExp(`${label}\\s+(http://[0-9.:]+)/`));
      if (!found) throw new Error(`the server did not say where the ${label} are:\n${said}`);
      return found[1];
    };
    const officers = readSheet(readFileSync(join(data, "sign-in-sheet.txt"), "utf8"));
    const [portal, desk] = [address("Applicants and the public"), address("Officers")];
    return new Office(portal, desk, officers, folder, child);
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.process.once("exit", done));
    this.process.kill("SIGTERM");
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function greeting(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let said = "";
    const hear = (part: Buffer) => {
      said += part.toString();
      if (said.includes("Press Ctrl-C to stop")) done(said);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", (part: Buffer) => (said += part.toString()));
    child.once("exit", (code) => failed(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

function readSheet(text: string): Officer[] {
  const values = (key: string) =>
    [...text.matchAll(new RegExp(`^\\s*${key}: (.*)$`, "gm"))].map((found) => found[1].trim());
  const [names, passphrases, keys] = ["officer", "passphrase", "authenticator key"].map(values);
  return names.map((name, at) => ({
    name,
    passphrase: passphrases[at],
    authenticatorKey: keys[at],
  }));
}

/** The code an authenticator app shows (RFC 6238: SHA-1, 30 seconds, six digits). */
export function authenticatorCode(key: string, unixSeconds = Date.now() / 1000): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key.replace(/[\s=]/g, "")]
    .map((letter) => letters.indexOf(letter.toUpperCase()).toString(2).padStart(5, "0"))
    .join("");
  const bytes = bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(unixSeconds / 30)));
  const digest = createHmac("sha1", Buffer.from(bytes)).update(counter).digest();
  const offset = digest[digest.length - 1] & 15;
  return ((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).toString().padStart(6, "0");
}

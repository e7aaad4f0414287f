import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";

/** Output of a command that ended well, and how long it took. */
export interface CommandResult {
  readonly stdout: string;
  readonly seconds: number;
}

/** Runs Node with arguments and times it from start to end; an exit code other than 0 is an error. */
export function runNode(args: readonly string[], cwd: string): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.once("error", reject);
    child.once("close", (code) => {
      const seconds = (performance.now() - start) / 1_000;
      if (code === 0) resolve({ stdout, seconds });
      else reject(new Error(`node ${args.join(" ")} ended with ${code}:\n${stderr || stdout}`));
    });
  });
}

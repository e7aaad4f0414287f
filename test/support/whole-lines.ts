import { StringDecoder } from "node:string_decoder";

/** Passes on what a stream says in whole lines, whatever pieces it comes in. */
export class WholeLines {
  private rest = "";
  private readonly decoder = new StringDecoder("utf8");
  private readonly emit: (lines: string) => void;

  constructor(emit: (lines: string) => void) {
    this.emit = emit;
  }

  /** Takes the next piece; keeps what follows its last line end. */
  add(chunk: Buffer): void {
    const text = this.rest + this.decoder.write(chunk);
    const end = text.lastIndexOf("\n") + 1;
    this.rest = text.slice(end);
    if (end > 0) this.emit(text.slice(0, end));
  }

  /** Passes on what is left when the stream ends without a line end. */
  flush(): void {
    const text = this.rest + this.decoder.end();
    this.rest = "";
    if (text !== "") this.emit(`${text}\n`);
  }
}

import { describe, expect, it } from "vitest";
import { parseComment } from "../../../scripts/docs/comments";

describe("parseComment", () => {
  it("joins the text above and below the example", () => {
    const comment = parseComment(`
 * A queue.
 *
 * @example
 * new Queue("jobs", {
 *   fifo: true,
 * });
 *
 * **Cost** next to nothing.
 `);
    expect(comment).toEqual({
      text: "A queue.\n\n**Cost** next to nothing.",
      example: 'new Queue("jobs", {\n  fifo: true,\n});',
      defaultText: undefined,
    });
  });

  it("finds a default on the line of the text", () => {
    const comment = parseComment(" Days that records are kept. @default 90 ");
    expect([comment.text, comment.defaultText]).toEqual(["Days that records are kept.", "90"]);
  });

  it("finds a default that is a behaviour and runs over two lines", () => {
    const comment = parseComment("\n * Key.\n * @default - the service's\n *   own key\n ");
    expect(comment.defaultText).toBe("- the service's own key");
  });

  it("takes the fence off an example", () => {
    expect(parseComment("@example\n```ts\nrun();\n```").example).toBe("run();");
  });

  it("shows a link as code", () => {
    expect(parseComment("Arguments of {@link Queue}.").text).toBe("Arguments of `Queue`.");
  });

  it("leaves an at sign inside a word alone", () => {
    expect(parseComment("Types of @pulumi/aws, a@default.").text).toBe(
      "Types of @pulumi/aws, a@default.",
    );
  });
});

import * as pulumi from "@pulumi/pulumi";

/** One resource as the mocked engine saw it. */
export interface RecordedResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider: string;
  readonly custom: boolean;
}

/** What a component under mocks declared. */
export interface Recording {
  readonly resources: readonly RecordedResource[];
  /** `type name` of every resource except the components and the stack, sorted. */
  readonly inventory: readonly string[];
  /** The only resource of a type (and name); fails the test when there is none or more than one. */
  only(type: string, name?: string): RecordedResource;
}

export interface RecordOptions {
  /** Preview leaves computed outputs unknown; the inventory must be the same in both modes. */
  readonly preview?: boolean;
  /** What a provider computes beyond id and ARN, by type of the resource. */
  readonly computed?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * Declares resources against mocked providers and returns what was registered. Outputs of a
 * resource are its inputs plus an id and an ARN; a function call is an error, because components
 * make none.
 */
export async function record(
  declare: () => unknown,
  options: RecordOptions = {},
): Promise<Recording> {
  const resources: RecordedResource[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: (args) => {
        resources.push({
          type: args.type,
          name: args.name,
          inputs: args.inputs as Readonly<Record<string, unknown>>,
          provider: args.provider ?? "",
          custom: args.custom ?? false,
        });
        return {
          id: args.id || `${args.name}-id`,
          state: {
            arn: `arn:aws:test:::${args.name}`,
            ...options.computed?.[args.type],
            ...(args.inputs as object),
          },
        };
      },
      call: (args) => {
        throw new Error(`a component must not call ${args.token}`);
      },
    },
    "orchestration-platform",
    "test",
    options.preview ?? false,
  );
  await declare();
  await pulumi.runtime.disconnect();
  return recordingOf(resources);
}

/** Resolves an Output in a test, so that a failing assertion is awaited. */
export function valueOf<T>(output: pulumi.Input<T>): Promise<pulumi.Unwrap<T>> {
  return new Promise((resolve) => {
    pulumi.output(output).apply((value) => {
      resolve(value);
    });
  });
}

function recordingOf(resources: readonly RecordedResource[]): Recording {
  const custom = resources.filter((resource) => resource.custom);
  return {
    resources,
    inventory: custom.map((resource) => `${resource.type} ${resource.name}`).sort(),
    only: (type, name) => {
      const matches = resources.filter(
        (resource) => resource.type === type && (name === undefined || resource.name === name),
      );
      const [match] = matches;
      if (match === undefined || matches.length > 1) {
        const found = resources.map((resource) => `${resource.type} ${resource.name}`).join("\n  ");
        throw new Error(
          `${matches.length} resources of ${type} ${name ?? ""}; recorded:\n  ${found}`,
        );
      }
      return match;
    },
  };
}

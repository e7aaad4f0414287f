import type { WireProperties } from "./requests";

/** How the SDK takes an answer from its monitor. */
export type MonitorCallback<T> = (error: Error | null, response: T | undefined) => void;

/** All that is needed of a protobuf `Struct`: the SDK reads it by this one method. */
export interface WireStruct {
  toJavaScript(): object;
}

/** The plain properties of a message, none where the message has none. */
export function inputsOf(struct: WireStruct | undefined): WireProperties {
  return struct === undefined ? {} : { ...struct.toJavaScript() };
}

/** A property bag in the shape of a `Struct`; it never leaves the process, so it is not encoded. */
export function wireStruct(properties: WireProperties): WireStruct {
  return { toJavaScript: () => properties };
}

/**
 * The answer to a registration in a preview. The empty id tells the SDK that it is unknown, and each
 * output that is not among `outputs` is unknown too.
 */
export function registration(urn: string, outputs: WireProperties) {
  const object = wireStruct(outputs);
  return {
    getUrn: () => urn,
    getId: () => "",
    getObject: () => object,
    getPropertydependenciesMap: () => undefined,
    getResult: () => 0,
  };
}

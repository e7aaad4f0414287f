import type { ObjectReference } from "./object-api";

/** An object in an error's words: `Deployment shop/api`. */
export function describe({ kind, name, namespace }: ObjectReference): string {
  return `${kind} ${idOf(name, namespace)}`;
}

/** The provider's id of an object: `shop/api`, or `shop` outside namespaces. */
export function idOf(name: string, namespace: string | undefined): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** Name and namespace of an id. */
export function namesOfId(id: string): { readonly name: string; readonly namespace?: string } {
  const at = id.indexOf("/");
  return at < 0 ? { name: id } : { namespace: id.slice(0, at), name: id.slice(at + 1) };
}

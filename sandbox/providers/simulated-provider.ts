import type { Account, AccountRecord } from "./account";
import type { CloudLocation, CloudModel, ResourceRequest } from "./cloud-model";
import { asUnknown, mergeOutputs } from "./outputs";
import type { Properties } from "./properties";
import { diffProperties } from "./property-diff";
import type { PropertyChange } from "./property-diff";
import { seal, unseal } from "./sealed-secrets";

/** A resource as it exists: its id and all its properties. */
export interface ResourceState {
  readonly id: string;
  readonly outputs: Properties;
}

/** A resource as the engine remembers it. */
export interface KnownResource extends ResourceRequest {
  readonly id: string;
  readonly outputs: Properties;
}

/** What differs between two sets of inputs and what follows from it. */
export interface ResourceDiff {
  readonly changes: readonly PropertyChange[];
  /** Top-level properties that force a replacement. */
  readonly replaces: readonly string[];
  /** True when the replacement would have the id of what it replaces. */
  readonly deleteBeforeReplace: boolean;
}

/** The life of resources in one simulated cloud: nothing here knows gRPC or the engine. */
export class SimulatedProvider {
  readonly name: string;
  private readonly model: CloudModel;
  private readonly account: Account;

  constructor(model: CloudModel, account: Account) {
    this.name = model.name;
    this.model = model;
    this.account = account;
  }

  /** What creating the resource will give, as far as a preview can know. */
  preview(resource: ResourceRequest, location: CloudLocation): Properties {
    const id = this.model.naturalId(resource, location) ?? this.model.mintId(resource, 0);
    return mergeOutputs(resource.inputs, asUnknown(this.model.compute(resource, id, location)));
  }

  create(resource: ResourceRequest, location: CloudLocation): ResourceState {
    const id = this.freeId(resource, location);
    const outputs = mergeOutputs(resource.inputs, this.model.compute(resource, id, location));
    this.store({ ...resource, id, outputs });
    return { id, outputs };
  }

  /** The resource as the account has it; undefined when it is gone. */
  read(known: KnownResource): (ResourceState & { readonly inputs: Properties }) | undefined {
    const record = this.account.find(known.type, known.id, known.urn);
    if (record === undefined) return undefined;
    return {
      id: record.id,
      outputs: unseal(record.outputs, known.outputs),
      inputs: unseal(record.inputs, known.inputs),
    };
  }

  /** The new outputs; what the cloud computes follows from the identity and stays as it was. */
  update(known: KnownResource, isPreview: boolean, location: CloudLocation): Properties {
    const outputs = mergeOutputs(known.inputs, this.model.compute(known, known.id, location));
    if (!isPreview) this.store({ ...known, outputs });
    return outputs;
  }

  /** Removes the resource; one that is gone already is fine. */
  delete(known: Pick<KnownResource, "type" | "id" | "urn">): void {
    const record = this.account.find(known.type, known.id, known.urn);
    if (record !== undefined) this.account.remove(record);
  }

  diff(known: KnownResource, oldInputs: Properties, location: CloudLocation): ResourceDiff {
    const changes = diffProperties(oldInputs, known.inputs);
    const immutable = this.model.immutable(known.type);
    const roots = changes
      .filter((change) => immutable.some((path) => isWithin(change.path, path)))
      .map((change) => change.root);
    const replaces = [...new Set(roots)];
    const isSameId = this.model.naturalId(known, location) === known.id;
    return { changes, replaces, deleteBeforeReplace: replaces.length > 0 && isSameId };
  }

  invoke(token: string, args: Properties, location: CloudLocation): Properties {
    const answer = this.model.invoke(token, args, location);
    if (answer === undefined) throw new Error(`simulated ${this.name}: cannot answer ${token}`);
    return answer;
  }

  private freeId(resource: ResourceRequest, location: CloudLocation): string {
    const natural = this.model.naturalId(resource, location);
    if (natural !== undefined) {
      if (this.model.refusesDuplicates && this.account.has(resource.type, natural)) {
        throw new Error(`simulated ${this.name}: ${resource.type} ${natural} exists already`);
      }
      return natural;
    }
    let attempt = 0;
    while (this.account.has(resource.type, this.model.mintId(resource, attempt))) attempt += 1;
    return this.model.mintId(resource, attempt);
  }

  private store(resource: AccountRecord): void {
    const { urn, type, id, inputs, outputs } = resource;
    this.account.put({ urn, type, id, inputs: seal(inputs), outputs: seal(outputs) });
  }
}

/** True for the path itself and everything below it. */
function isWithin(path: string, ancestor: string): boolean {
  if (!path.startsWith(ancestor)) return false;
  const next = path.charAt(ancestor.length);
  return next === "" || next === "." || next === "[";
}

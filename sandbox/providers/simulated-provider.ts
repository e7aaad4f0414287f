import type { Account, AccountRecord } from "./account";
import { locationOf } from "./cloud-location";
import type { CloudLocation, CloudModel } from "./cloud-model";
import { asUnknown, mergeOutputs } from "./outputs";
import type { Properties } from "./properties";
import { diffProperties } from "./property-diff";
import type {
  CheckedInputs,
  ConfiguredProvider,
  KnownResource,
  Provider,
  ReadState,
  ResourceDiff,
  ResourceRequest,
  ResourceState,
} from "./provider";
import { seal, unseal } from "./sealed-secrets";

/** A cloud whose resources are records of an account on disk. */
export class SimulatedProvider implements Provider {
  readonly name: string;
  private readonly model: CloudModel;
  private readonly account: Account;

  constructor(model: CloudModel, account: Account) {
    this.name = model.name;
    this.model = model;
    this.account = account;
  }

  configure(configuration: Properties): ConfiguredProvider {
    return new ConfiguredSimulation(this.model, this.account, locationOf(configuration));
  }
}

/** A simulated cloud seen from one account and region. */
class ConfiguredSimulation implements ConfiguredProvider {
  private readonly model: CloudModel;
  private readonly account: Account;
  private readonly location: CloudLocation;

  constructor(model: CloudModel, account: Account, location: CloudLocation) {
    this.model = model;
    this.account = account;
    this.location = location;
  }

  async check({ inputs }: ResourceRequest): Promise<CheckedInputs> {
    return { inputs, failures: [] };
  }

  async preview(resource: ResourceRequest): Promise<Properties> {
    const { model, location } = this;
    const id = model.naturalId(resource, location) ?? model.mintId(resource, 0);
    return mergeOutputs(resource.inputs, asUnknown(model.compute(resource, id, location)));
  }

  async create(resource: ResourceRequest): Promise<ResourceState> {
    const id = this.freeId(resource);
    const outputs = mergeOutputs(resource.inputs, this.model.compute(resource, id, this.location));
    this.store({ ...resource, id, outputs });
    return { id, outputs };
  }

  async read(known: KnownResource): Promise<ReadState | undefined> {
    const record = this.account.find(known.type, known.id, known.urn);
    if (record === undefined) return undefined;
    return {
      id: record.id,
      outputs: unseal(record.outputs, known.outputs),
      inputs: unseal(record.inputs, known.inputs),
    };
  }

  /** What the cloud computes follows from the identity and stays as it was. */
  async update(
    known: KnownResource,
    _oldInputs: Properties,
    isPreview: boolean,
  ): Promise<Properties> {
    const outputs = mergeOutputs(known.inputs, this.model.compute(known, known.id, this.location));
    if (!isPreview) this.store({ ...known, outputs });
    return outputs;
  }

  async delete(known: Pick<KnownResource, "type" | "id" | "urn">): Promise<void> {
    const record = this.account.find(known.type, known.id, known.urn);
    if (record !== undefined) this.account.remove(record);
  }

  async diff(known: KnownResource, oldInputs: Properties): Promise<ResourceDiff> {
    const changes = diffProperties(oldInputs, known.inputs);
    const immutable = this.model.immutable(known.type);
    const roots = changes
      .filter((change) => immutable.some((path) => isWithin(change.path, path)))
      .map((change) => change.root);
    const replaces = [...new Set(roots)];
    const isSameId = this.model.naturalId(known, this.location) === known.id;
    return { changes, replaces, deleteBeforeReplace: replaces.length > 0 && isSameId };
  }

  async invoke(token: string, args: Properties): Promise<Properties> {
    const answer = this.model.invoke(token, args, this.location);
    if (answer === undefined) {
      throw new Error(`simulated ${this.model.name}: cannot answer ${token}`);
    }
    return answer;
  }

  private freeId(resource: ResourceRequest): string {
    const { model, account } = this;
    const natural = model.naturalId(resource, this.location);
    if (natural !== undefined) {
      if (model.refusesDuplicates && account.has(resource.type, natural)) {
        throw new Error(`simulated ${model.name}: ${resource.type} ${natural} exists already`);
      }
      return natural;
    }
    let attempt = 0;
    while (account.has(resource.type, model.mintId(resource, attempt))) attempt += 1;
    return model.mintId(resource, attempt);
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

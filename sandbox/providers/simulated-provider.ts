import { keepsIdentity } from "../../plan/replacement/keeps-identity";
import type { Account, AccountRecord } from "./account";
import { Announcements } from "./announcements";
import { SIMULATED_ACCOUNT, locationOf } from "./cloud-location";
import type { CloudModel } from "./cloud-model";
import type { CloudLocation } from "./cloud-location";
import { CloudView } from "./cloud-view";
import type { CloudChange } from "./cloud-view";
import { asUnknown, mergeOutputs } from "./outputs";
import { textOf } from "./properties";
import type { Properties } from "./properties";
import { diffProperties } from "./property-diff";
import { replacingRoots } from "./replacing-roots";
import type {
  CheckedInputs,
  ConfiguredProvider,
  CreatedResource,
  KnownResource,
  Provider,
  ReadState,
  ResourceDiff,
  ResourceRequest,
  ResourceState,
} from "./provider";
import { seal, unseal } from "./sealed-secrets";

/** Called with a thing that is about to be deleted, to remove what goes along with it. */
export type BeforeDelete = (thing: AccountRecord) => Promise<void>;

/** A cloud whose resources are records of an account on disk. */
export class SimulatedProvider implements Provider {
  readonly name: string;
  private readonly model: CloudModel;
  private readonly account: Account;
  /** Shared by all regions and accounts of a program: global names clash across them. */
  private readonly announcements = new Announcements();
  private readonly beforeDelete: BeforeDelete;

  /** @param beforeDelete - by default nothing goes along with a thing */
  constructor(model: CloudModel, account: Account, beforeDelete: BeforeDelete = async () => {}) {
    this.name = model.name;
    this.model = model;
    this.account = account;
    this.beforeDelete = beforeDelete;
  }

  configure(configuration: Properties): ConfiguredProvider {
    const { model, account, announcements, beforeDelete } = this;
    const location = model.locate?.(configuration) ?? locationOf(configuration);
    const shared = { model, account, announcements, beforeDelete };
    return new ConfiguredSimulation({ ...shared, location, configuration });
  }

  inventory(): readonly CreatedResource[] {
    return this.model.isMemoryless === true ? [] : this.account.list();
  }
}

/** What identifies a resource in the account. */
type ResourceIdentity = Pick<KnownResource, "type" | "id" | "urn" | "outputs">;

/** What a configured provider works with. */
interface ProviderContext {
  readonly model: CloudModel;
  readonly account: Account;
  readonly announcements: Announcements;
  readonly location: CloudLocation;
  readonly configuration: Properties;
  readonly beforeDelete: BeforeDelete;
}

/** A simulated cloud seen from one account and region. */
class ConfiguredSimulation implements ConfiguredProvider {
  private readonly model: CloudModel;
  private readonly account: Account;
  private readonly announcements: Announcements;
  private readonly location: CloudLocation;
  private readonly configuration: Properties;
  private readonly beforeDelete: BeforeDelete;

  constructor(context: ProviderContext) {
    this.model = context.model;
    this.account = context.account;
    this.announcements = context.announcements;
    this.location = context.location;
    this.configuration = context.configuration;
    this.beforeDelete = context.beforeDelete;
  }

  async check(
    resource: ResourceRequest,
    oldInputs: Properties | undefined,
  ): Promise<CheckedInputs> {
    return this.model.check?.(resource, oldInputs) ?? { inputs: resource.inputs, failures: [] };
  }

  async preview(resource: ResourceRequest): Promise<Properties> {
    const { model, account, announcements, location } = this;
    const id = model.naturalId(resource, location) ?? this.freeId(resource);
    const others = announcements.view(account, resource.urn);
    const computeContext = { view: others, isPreview: true };
    const inputs = model.conclude?.(resource, announcements.created()) ?? resource.inputs;
    const concluded = { ...resource, inputs };
    const computed = model.compute(concluded, id, location, computeContext);
    const thing = this.recordOf(concluded, id, mergeOutputs(inputs, computed));
    this.refuse({ kind: "create", thing, others });
    announcements.announce(thing, true);
    return mergeOutputs(resource.inputs, asUnknown(computed));
  }

  async create(resource: ResourceRequest): Promise<ResourceState> {
    const { model, account, location } = this;
    this.announcements.forget();
    const id = model.naturalId(resource, location) ?? this.freeId(resource);
    const others = new CloudView(account.list());
    const computed = model.compute(resource, id, location, { view: others, isPreview: false });
    const outputs = mergeOutputs(resource.inputs, computed);
    const thing = this.recordOf(resource, id, outputs);
    this.refuse({ kind: "create", thing, others });
    account.put(thing);
    return { id, outputs };
  }

  async read(known: KnownResource): Promise<ReadState | undefined> {
    const record = this.find(known) ?? this.findForImport(known);
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
    oldInputs: Properties,
    isPreview: boolean,
  ): Promise<Properties> {
    const { model, account, announcements, location } = this;
    if (!isPreview) announcements.forget();
    const record = this.find(known);
    const others = isPreview
      ? announcements.view(account, known.urn, record)
      : this.without(record);
    const before = { inputs: oldInputs, outputs: known.outputs };
    const madeAs = record?.madeAs ?? record?.urn;
    const computeContext = { view: others, before, madeAs, isPreview };
    const computed = model.compute(known, known.id, location, computeContext);
    const outputs = mergeOutputs(known.inputs, computed);
    const thing = this.recordOf(known, known.id, outputs, madeAs);
    this.refuse({ kind: "update", thing, before: record, others });
    if (isPreview) announcements.announce(thing, false);
    else this.replace(record, thing);
    return outputs;
  }

  async delete(known: ResourceIdentity): Promise<void> {
    this.announcements.forget();
    const record = this.find(known);
    if (record === undefined) return;
    this.refuse({ kind: "delete", thing: record, others: this.without(record) });
    // In this order a run that is killed in between deletes once more, and leaves nothing behind.
    await this.beforeDelete(record);
    this.account.remove(record);
  }

  async diff(known: KnownResource, oldInputs: Properties): Promise<ResourceDiff> {
    const { model, location, configuration } = this;
    const { type, inputs } = known;
    const changes = diffProperties(oldInputs, inputs);
    const replaces = replacingRoots({ type, inputs, provider: configuration }, oldInputs, changes);
    const isSameName =
      model.naturalId(known, location) === known.id || keepsIdentity(known, changes);
    return { changes, replaces, deleteBeforeReplace: replaces.length > 0 && isSameName };
  }

  async findCreated(
    { urn, type }: ResourceRequest,
    taken: ReadonlySet<string>,
  ): Promise<string | undefined> {
    const made = this.account
      .list()
      .find((record) => record.urn === urn && record.type === type && !taken.has(record.id));
    if (made === undefined || this.model.isMemoryless !== true) return made?.id;
    this.account.remove(made);
    return undefined;
  }

  async invoke(token: string, args: Properties): Promise<Properties> {
    const view = new CloudView(this.account.list());
    const answer = this.model.invoke(token, args, this.location, view);
    if (answer === undefined) {
      throw new Error(`simulated ${this.model.name}: cannot answer ${token}`);
    }
    return answer;
  }

  private refuse(change: CloudChange): void {
    const words = this.model.refuse?.(change);
    if (words !== undefined) throw new Error(`simulated ${this.model.name}: ${words}`);
  }

  /** Regions may hold things of one name each: the one of our URN is meant, else the one nearby. */
  private find(known: ResourceIdentity): AccountRecord | undefined {
    const all = this.account.withId(known.type, known.id);
    const isMeant = ({ urn }: AccountRecord): boolean => urn === known.urn;
    return all.find(isMeant) ?? all.find((record) => this.isNear(record, known));
  }

  private findForImport(known: ResourceIdentity): AccountRecord | undefined {
    return this.account
      .list()
      .filter((record) => record.type === known.type && this.isNear(record, known))
      .find((record) => this.model.importIds?.(record).includes(known.id));
  }

  /**
   * True for what this provider can see: another region's or account's things are not there. A
   * provider that names no account has the credentials of any account.
   */
  private isNear({ type, place }: AccountRecord, { outputs }: ResourceIdentity): boolean {
    if (place === undefined) return true;
    const { account } = this.location;
    // A resource may name a region.
    const region = textOf(outputs, "region") ?? this.location.region;
    if (place.account !== account && account !== SIMULATED_ACCOUNT) return false;
    return place.region === region || this.model.isGlobal?.(type) === true;
  }

  private without(record: AccountRecord | undefined): CloudView {
    return new CloudView(this.account.list().filter((other) => other !== record));
  }

  /** After a rename or an import the thing is known by another URN and is still one thing. */
  private replace(record: AccountRecord | undefined, thing: AccountRecord): void {
    const isRenamed = this.model.hasUniqueIds && record !== undefined && record.urn !== thing.urn;
    // In this order a run that is killed in between has the thing twice rather than not at all.
    this.account.put(thing);
    if (isRenamed) this.account.remove(record);
  }

  private freeId(resource: ResourceRequest): string {
    let attempt = 0;
    while (this.account.has(resource.type, this.model.mintId(resource, attempt))) attempt += 1;
    return this.model.mintId(resource, attempt);
  }

  private recordOf(
    resource: ResourceRequest,
    id: string,
    outputs: Properties,
    madeAs = resource.urn,
  ): AccountRecord {
    const { urn, type, inputs } = resource;
    const place = this.model.place?.(resource, this.location);
    const sealed = { urn, type, id, inputs: seal(inputs), outputs: seal(outputs) };
    return {
      ...sealed,
      ...(place === undefined ? {} : { place }),
      ...(madeAs === urn ? {} : { madeAs }),
    };
  }
}

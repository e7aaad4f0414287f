import type { Properties } from "../providers/properties";
import type {
  CheckedInputs,
  CheckFailure,
  ConfiguredProvider,
  KnownResource,
  Provider,
  ReadState,
  ResourceDiff,
  ResourceRequest,
  ResourceState,
} from "../providers/provider";
import { PartialCreation } from "../providers/partial-creation";
import { CloudRequests } from "./cloud-requests";
import type { FaultSession } from "./fault-session";

/** The same provider with things going wrong around it; it knows nothing of them. */
export function withFaults(provider: Provider, session: FaultSession): Provider {
  return new FaultyProvider(provider, session);
}

class FaultyProvider implements Provider {
  readonly name: string;
  private readonly provider: Provider;
  private readonly session: FaultSession;

  constructor(provider: Provider, session: FaultSession) {
    this.name = provider.name;
    this.provider = provider;
    this.session = session;
  }

  configure(configuration: Properties): ConfiguredProvider {
    const configured = this.provider.configure(configuration);
    return new FaultyConfiguration(configured, this.name, this.session);
  }

  checkConfiguration(configuration: Properties): readonly CheckFailure[] {
    return this.provider.checkConfiguration?.(configuration) ?? [];
  }

  async stop(): Promise<void> {
    await this.provider.stop?.();
  }
}

class FaultyConfiguration implements ConfiguredProvider {
  private readonly inner: ConfiguredProvider;
  private readonly cloud: string;
  private readonly session: FaultSession;
  private readonly requests: CloudRequests;

  constructor(inner: ConfiguredProvider, cloud: string, session: FaultSession) {
    this.inner = inner;
    this.cloud = cloud;
    this.session = session;
    this.requests = new CloudRequests(cloud, session);
  }

  check(resource: ResourceRequest, oldInputs: Properties | undefined): Promise<CheckedInputs> {
    return this.inner.check(resource, oldInputs);
  }

  diff(known: KnownResource, oldInputs: Properties): Promise<ResourceDiff> {
    return this.inner.diff(known, oldInputs);
  }

  preview(resource: ResourceRequest): Promise<Properties> {
    return this.inner.preview(resource);
  }

  async create(resource: ResourceRequest): Promise<ResourceState> {
    const event = { provider: this.cloud, urn: resource.urn };
    if (this.session.reach("begun", event)) throw new Error(GONE);
    await this.requests.send("create", resource.urn);
    const state = await this.inner.create(resource);
    if (this.session.reach("exists", event)) throw new Error(GONE);
    await this.requests.awaitReady(resource);
    await this.requests.readBack(resource, state);
    this.failAfterCreate(resource, state);
    // The answer is on its way before this happens.
    setImmediate(() => this.session.reach("answered", event));
    return state;
  }

  async read(known: KnownResource): Promise<ReadState | undefined> {
    await this.requests.send("read", known.urn);
    return this.inner.read(known);
  }

  async update(
    known: KnownResource,
    oldInputs: Properties,
    isPreview: boolean,
  ): Promise<Properties> {
    if (!isPreview) await this.requests.send("update", known.urn);
    return this.inner.update(known, oldInputs, isPreview);
  }

  async delete(known: Pick<KnownResource, "urn" | "type" | "id" | "outputs">): Promise<void> {
    await this.requests.send("delete", known.urn);
    await this.inner.delete(known);
  }

  invoke(token: string, args: Properties): Promise<Properties> {
    return this.inner.invoke(token, args);
  }

  private failAfterCreate({ type, name, urn }: ResourceRequest, state: ResourceState): void {
    const failures = this.session.faults.failedCreates ?? [];
    const due = failures.find((failure) => {
      if (failure.type !== type || (failure.name ?? name) !== name) return false;
      return this.session.count(`failed ${urn}`) <= failure.times;
    });
    if (due === undefined) return;
    const knows = due.reported ? "the engine is told its id" : "the engine is not told its id";
    this.session.report(`create fails after the resource exists, ${knows}: ${urn}`);
    const message = `simulated ${this.cloud}: ${name} was created but did not become ready`;
    throw due.reported ? new PartialCreation(message, state) : new Error(message);
  }
}

/** Never delivered: the caller is gone or has lost the connection. */
const GONE = "simulated fault: the caller is no longer connected";

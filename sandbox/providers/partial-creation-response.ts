import { Metadata, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { DetailedError } from "../rpc/serve";
import { toStruct } from "../rpc/struct";
import { PartialCreation } from "./partial-creation";

/** Where gRPC carries what an error says beyond its message. */
const DETAILS = "grpc-status-details-bin";

/** Passes an answer on; a {@link PartialCreation} becomes what the engine understands as one. */
export async function reportingPartial<Response>(answer: Promise<Response>): Promise<Response> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof PartialCreation ? describePartial(error) : error;
  }
}

function describePartial({ message, state }: PartialCreation): DetailedError {
  const failed = new ErrorResourceInitFailed();
  failed.setId(state.id);
  failed.setProperties(toStruct(state.outputs));
  failed.setReasonsList([message]);
  const any = new Any();
  any.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const details = new Status();
  details.setCode(status.UNKNOWN);
  details.setMessage(message);
  details.addDetails(any);
  const metadata = new Metadata();
  metadata.set(DETAILS, Buffer.from(details.serializeBinary()));
  return new DetailedError(message, metadata);
}

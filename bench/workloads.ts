/** Services in pairs as in dev, one calling the other, each in a namespace of its own. */
export function makeWorkloads(count: number): Readonly<Record<string, object>> {
  const image = `registry.example.com/bench/service:1.0.0@sha256:${"1".repeat(64)}`;
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const callee = index + 1;
      const calls = index % 2 === 0 && callee < count ? [`service-${callee}`] : [];
      return [`service-${index}`, { image, calls }];
    }),
  );
}

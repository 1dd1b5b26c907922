using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;

namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>Makes a node of each address, with one breaker for as long as the program runs.</summary>
internal sealed class ChainNodes(IJsonRpc rpc, WorldPipelines pipelines)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Uri, ChainNode> nodes = [];

    public IReadOnlyList<ChainNode> Of(IEnumerable<Uri> endpoints)
    {
        lock (gate)
        {
            return [.. endpoints.Select(endpoint => nodes.GetValueOrDefault(endpoint) ?? Add(endpoint))];
        }
    }

    private ChainNode Add(Uri endpoint)
    {
        var policy = new WorldPolicy
        {
            World = $"chain-{endpoint.Authority}",
            Classify = Classify,
            Retries = 2,
            FirstWait = TimeSpan.FromMilliseconds(500),
            AttemptTimeout = TimeSpan.FromSeconds(30),
            Budget = TimeSpan.FromMinutes(2),
        };
        return nodes[endpoint] = new ChainNode(endpoint, rpc, pipelines.Create(policy));
    }

    private static WorldFault Classify(Exception exception) =>
        exception switch
        {
            JsonRpcException { Kind: JsonRpcFailure.Refused } => WorldFault.Rejected,
            JsonRpcException { Kind: JsonRpcFailure.RateLimited } limited => new(
                WorldFaultKind.RateLimited,
                limited.RetryAfter
            ),
            _ => WorldFault.Failed,
        };
}

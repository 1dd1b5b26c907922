using System.Globalization;
using System.Runtime.CompilerServices;
using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Communities;

namespace Guildhall.Host.Diagnosis;

/// <summary>Asks every endpoint of every community's chain. Endpoints are named by their place in the list and their host:
/// the rest of an address may be a key.</summary>
internal static class ChainDoctor
{
    private const ulong MostBehind = 50;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan oldest = TimeSpan.FromMinutes(5);

    public static async IAsyncEnumerable<Finding> ExamineAsync(
        IServiceProvider services,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        IReadOnlyList<Community> communities;
        try
        {
            communities = [.. services.GetRequiredService<CommunityRegistry>().All];
        }
        catch (TenantConfigurationException)
        {
            // Said where the tenants are examined.
            yield break;
        }

        foreach (var community in communities)
        {
            await foreach (var finding in ExamineAsync(services, community, cancellation))
            {
                yield return finding;
            }
        }
    }

    private static async IAsyncEnumerable<Finding> ExamineAsync(
        IServiceProvider services,
        Community community,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var subject = $"chain {community.Tenant}";
        var endpoints = community.Chain.Endpoints;
        if (endpoints.Count == 0)
        {
            yield return new(subject, FindingState.Absent, NoEndpoint(community));
            yield break;
        }

        var nodes = services.GetRequiredService<ChainNodes>().Of(endpoints);
        // All at once, so that heads can be compared.
        var readings = await Task.WhenAll(nodes.Select(node => ReadAsync(node, cancellation)));
        var highest = readings.Max(reading => OnChain(community, reading.Reading)?.Latest.Number ?? 0);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var (position, (reading, fault)) in readings.Index())
        {
            var name = $"endpoint {Text((ulong)position + 1)} ({endpoints[position].Authority})";
            yield return reading is null
                ? new(subject, FindingState.Unknown, $"{name} {fault}")
                : Judge(subject, name, community, reading, highest, now);
        }

        foreach (var late in Late(community, highest))
        {
            yield return new(subject, FindingState.Wrong, late);
        }

        if (endpoints.Select(endpoint => endpoint.Authority).Distinct().Count() < 2)
        {
            yield return new(
                subject,
                FindingState.Absent,
                "a second endpoint, of another provider: unlocks comparing samples, failing over and the weekly audit"
            );
        }
    }

    public static string NoEndpoint(Community community) =>
        $"no endpoint of chain {Text(community.Chain.Id)}: set GUILDHALL__SIETCH__ENDPOINTS__{community.Tenant}__0, or chain.endpoints in the tenant file: unlocks eligibility";

    /// <summary>What is read from a block on that the chain has not reached.</summary>
    /// <param name="newest">0 where no endpoint of this chain told.</param>
    private static IEnumerable<string> Late(Community community, ulong newest) =>
        community
            .Chain.Vaults.Select((vault, i) => (Place: $"vaults[{i}]", vault.FromBlock))
            .Prepend((Place: "token", community.Chain.Token.FromBlock))
            .Where(contract => newest > 0 && contract.FromBlock > newest)
            .Select(contract =>
                $"sietch.chain.{contract.Place}.fromBlock is {Text(contract.FromBlock)}, beyond the newest block ({Text(newest)}): nothing before it is read, burns neither. Put the block of the deployment, or an earlier one"
            );

    private static NodeReading? OnChain(Community community, NodeReading? reading) =>
        reading?.ChainId == community.Chain.Id ? reading : null;

    private static Finding Judge(
        string subject,
        string name,
        Community community,
        NodeReading reading,
        ulong highest,
        DateTimeOffset now
    )
    {
        var (behind, needsFinal) = (
            highest - Math.Min(highest, reading.Latest.Number),
            community.Chain.Head.Confirmations is null
        );
        var wrong =
            reading.ChainId != community.Chain.Id
                ? $"is on chain {Text(reading.ChainId)}, and {community.Tenant} follows {Text(community.Chain.Id)}: nothing of it is read"
            : behind > MostBehind
                ? $"stands at block {Text(reading.Latest.Number)}, {Text(behind)} behind the best of the others: nothing of it is read until it has caught up"
            : needsFinal && reading.Finalized is null
                ? "knows no finalized block, and chain.finalized is true: another endpoint, or chain.confirmations in its place"
            : now - reading.MadeAt > oldest
                ? $"has its newest block ({Text(reading.Latest.Number)}) from {reading.MadeAt:yyyy-MM-dd HH:mm} UTC: the chain or the node stands still"
            : null;
        if (wrong is not null)
        {
            return new(subject, FindingState.Wrong, $"{name} {wrong}");
        }

        var lag = behind == 0 ? "" : $", {Text(behind)} behind";
        var final = reading.Finalized is { } block ? $"finalized {Text(block)}" : "no finalized block";
        return new(
            subject,
            FindingState.Good,
            $"{name} is on chain {Text(reading.ChainId)}, block {Text(reading.Latest.Number)}{lag}, {final}"
        );
    }

    private static async Task<(NodeReading? Reading, string? Fault)> ReadAsync(
        ChainNode node,
        CancellationToken cancellation
    )
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(patience);
        try
        {
            return (await node.ReadAsync(late.Token), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, "gave no answer in 20 s");
        }
        catch (JsonRpcException exception)
        {
            return (
                null,
                exception.Kind switch
                {
                    JsonRpcFailure.RateLimited => "asks to wait: too many calls for this address or key",
                    JsonRpcFailure.Refused =>
                        "refuses to say which chain it is on: the key in its address may be wrong",
                    JsonRpcFailure.Garbage => "answers, but not as a chain's node does: look at its address",
                    _ => "cannot be reached",
                }
            );
        }
        catch (WorldUnavailableException)
        {
            return (null, "cannot be reached");
        }
    }

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}

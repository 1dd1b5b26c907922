using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Wallets.Signatures;
using Guildhall.Tests.Core;

namespace Guildhall.Tests.Sietch.Wallets.Signatures;

/// <summary>A chain with one contract wallet, which takes one signature for any text.</summary>
internal sealed class ScriptedWallet : IJsonRpc
{
    public const string Magic = "0x1626ba7e00000000000000000000000000000000000000000000000000000000";

    private const string No = "0xffffffff00000000000000000000000000000000000000000000000000000000";

    public static Address Contract { get; } = Address.Parse("0x00000000000000000000000000000000000000c1");

    /// <summary>Longer than a word, so that padding matters.</summary>
    public static byte[] Signature { get; } = [.. Enumerable.Range(1, 70).Select(i => (byte)i)];

    /// <summary>In the order of the chain's endpoints.</summary>
    public ScriptedEndpoint[] Endpoints { get; } = [.. Enumerable.Range(0, 3).Select(_ => new ScriptedEndpoint())];

    public ScriptedEndpoint First => Endpoints[0];

    public string? LastCall { get; private set; }

    /// <summary>With the first endpoint alone.</summary>
    public static FollowedChain Chain { get; } = With(1);

    public static FollowedChain With(int endpoints) =>
        new()
        {
            Id = 80094,
            Endpoints = [.. Enumerable.Range(0, endpoints).Select(i => new Uri($"https://{i}.example/key"))],
            Token = new(Address.Zero, 0),
            Vaults = [],
        };

    public ContractSignature Checker(TimeProvider time) =>
        new(
            new ChainNodes(
                this,
                new WorldPipelines(TimeProvider.System, new ResilienceMetrics(new TestMeters()), new Random(1))
            ),
            time
        );

    public async Task<JsonDocument> CallAsync(
        Uri endpoint,
        string method,
        Action<Utf8JsonWriter> parameters,
        CancellationToken cancellation
    )
    {
        var asked = Endpoints[int.Parse(endpoint.Host.Split('.')[0], CultureInfo.InvariantCulture)];
        if (asked.Stall is { } stall)
        {
            stall();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        }

        return asked.IsSilent
            ? throw new JsonRpcException(JsonRpcFailure.Unavailable, "No answer.")
            : JsonDocument.Parse(
                new JsonObject { ["result"] = Answer(asked, method, Read(parameters)) }.ToJsonString()
            );
    }

    private string Answer(ScriptedEndpoint asked, string method, JsonArray args)
    {
        if (method == "eth_chainId")
        {
            return $"0x{asked.ChainId:x}";
        }

        Assert.Equal("latest", (string)args[1]!);
        if (method == "eth_getCode")
        {
            return (string)args[0]! == Contract.ToString() ? asked.Code : "0x";
        }

        Assert.Equal("eth_call", method);
        if (asked.Refusal is not null)
        {
            throw asked.Refusal;
        }

        LastCall = (string)args[0]!["data"]!;
        var isOurs =
            (string)args[0]!["to"]! == Contract.ToString()
            && LastCall.Contains(Convert.ToHexStringLower(Signature), StringComparison.Ordinal);
        return asked.Instead ?? (isOurs && asked.TakesIt ? Magic : No);
    }

    private static JsonArray Read(Action<Utf8JsonWriter> parameters)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            parameters(writer);
            writer.WriteEndArray();
        }

        return JsonNode.Parse(buffer.ToArray())!.AsArray();
    }
}

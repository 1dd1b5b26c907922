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
    private const string Magic = "0x1626ba7e00000000000000000000000000000000000000000000000000000000";

    public static Address Contract { get; } = Address.Parse("0x00000000000000000000000000000000000000c1");

    /// <summary>Longer than a word, so that padding matters.</summary>
    public static byte[] Signature { get; } = [.. Enumerable.Range(1, 70).Select(i => (byte)i)];

    public ulong ChainId { get; set; } = 80094;

    public bool IsSilent { get; set; }

    /// <summary>False once it has other owners.</summary>
    public bool TakesIt { get; set; } = true;

    public JsonRpcException? Refusal { get; set; }

    public string? Instead { get; set; }

    public string? LastCall { get; private set; }

    public static FollowedChain Chain { get; } =
        new()
        {
            Id = 80094,
            Endpoints = [new("https://one.example/key")],
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

    public Task<JsonDocument> CallAsync(
        Uri endpoint,
        string method,
        Action<Utf8JsonWriter> parameters,
        CancellationToken cancellation
    )
    {
        if (IsSilent)
        {
            throw new JsonRpcException(JsonRpcFailure.Unavailable, "No answer.");
        }

        return Task.FromResult(
            JsonDocument.Parse(new JsonObject { ["result"] = Answer(method, Read(parameters)) }.ToJsonString())
        );
    }

    private string Answer(string method, JsonArray args)
    {
        if (method == "eth_chainId")
        {
            return $"0x{ChainId:x}";
        }

        Assert.Equal(("eth_call", "latest"), (method, (string)args[1]!));
        if (Refusal is not null)
        {
            throw Refusal;
        }

        LastCall = (string)args[0]!["data"]!;
        var isOurs =
            (string)args[0]!["to"]! == Contract.ToString()
            && LastCall.Contains(Convert.ToHexStringLower(Signature), StringComparison.Ordinal);
        return Instead ?? (isOurs && TakesIt ? Magic : "0xffffffff" + new string('0', 56));
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

using Microsoft.AspNetCore.Http;

namespace Guildhall.Tests.Contract;

/// <summary>One request and its answer, as they went over the wire.</summary>
internal sealed record ContractExchange
{
    // DiscordOptions' own default: what anybody else sends is a test's raw client or a peer.
    private const string OwnAgent = "DiscordBot (https://guildhall";

    public required string Method { get; init; }

    /// <summary>Still percent-encoded, as it was sent: <c>/api/v10/gateway</c>.</summary>
    public required string Path { get; init; }

    /// <summary>With its question mark, or empty.</summary>
    public string Query { get; init; } = "";

    public IHeaderDictionary RequestHeaders { get; init; } = new HeaderDictionary();

    public byte[] RequestBody { get; init; } = [];

    public int Status { get; init; } = 200;

    public IHeaderDictionary ResponseHeaders { get; init; } = new HeaderDictionary();

    public byte[] ResponseBody { get; init; } = [];

    /// <summary>The answer was lost or made up by a fault: it says nothing of the simulator.</summary>
    public bool IsFaulty { get; init; }

    public bool IsOurs => RequestHeaders.UserAgent.ToString().StartsWith(OwnAgent, StringComparison.Ordinal);

    public bool IsRefused => Status is >= 400 and < 500;

    public override string ToString() => $"{Method} {Path}{Query} → {Status}";
}

using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Siwe;

/// <summary>A sign-in with an Ethereum account. Source: ERC-4361, version 1.</summary>
internal sealed record SiweMessage
{
    /// <summary>RFC 3986 authority: who asks. <c>guildhall.example</c>, <c>127.0.0.1:3000</c>.</summary>
    public required string Domain { get; init; }

    /// <summary>As a prefix of the domain, <c>https</c>; null when the message has none.</summary>
    public string? Scheme { get; init; }

    public required Address Account { get; init; }

    public string? Statement { get; init; }

    public required string Uri { get; init; }

    public required ulong ChainId { get; init; }

    /// <summary>At least eight letters and digits.</summary>
    public required string Nonce { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public string? RequestId { get; init; }

    public IReadOnlyList<string> Resources { get; init; } = [];
}

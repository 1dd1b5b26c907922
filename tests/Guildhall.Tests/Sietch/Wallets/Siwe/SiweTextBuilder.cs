using Guildhall.Sietch.Chain;

namespace Guildhall.Tests.Sietch.Wallets.Siwe;

/// <summary>A valid message; change only what the test is about.</summary>
internal sealed record SiweTextBuilder
{
    public string Domain { get; init; } = "guildhall.example";

    public string Account { get; init; } = Address.Parse("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed").ToChecksum();

    public string? Statement { get; init; } = "I prove that this wallet is mine.";

    public string Uri { get; init; } = "https://guildhall.example/verify/abc";

    public string Version { get; init; } = "1";

    public string Chain { get; init; } = "80094";

    public string Nonce { get; init; } = "a1B2c3D4e5";

    public string IssuedAt { get; init; } = "2026-01-01T00:00:00.000Z";

    public string? ExpiresAt { get; init; } = "2026-01-01T00:10:00Z";

    public string Rest { get; init; } = "";

    public override string ToString() =>
        $"{Domain} wants you to sign in with your Ethereum account:\n{Account}\n\n"
        + $"{(Statement is null ? "" : Statement + "\n")}\nURI: {Uri}\nVersion: {Version}\nChain ID: {Chain}\nNonce: {Nonce}\n"
        + $"Issued At: {IssuedAt}{(ExpiresAt is null ? "" : "\nExpiration Time: " + ExpiresAt)}{Rest}";
}

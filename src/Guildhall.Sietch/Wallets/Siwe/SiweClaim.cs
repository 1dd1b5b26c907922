using System.Globalization;
using System.Text.Json;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Siwe;

/// <summary>Somebody's sign-in as text, with what it should say.</summary>
internal sealed record SiweClaim(string Message, string Signature, SiweExpectation Expected, DateTimeOffset Now)
{
    /// <summary>Unix times from here on are milliseconds: as seconds they would lie after the year 5000.</summary>
    private const long FewestMilliseconds = 100_000_000_000;

    /// <summary>Whose the message says it is.</summary>
    public Address? Account => SiweParser.TryParse(Message)?.Account;

    /// <exception cref="InvalidOperationException">A part is of another kind.</exception>
    /// <exception cref="FormatException">A chain or a time that is none.</exception>
    public static SiweClaim? TryRead(JsonElement line, TimeProvider time) =>
        TryText(line, "message") is { } message
        && TryText(line, "signature") is { } signature
        && TryText(line, "domain") is { } domain
        && TryText(line, "nonce") is { } nonce
        && line.TryGetProperty("chainId", out var chain)
            ? new(
                message,
                signature,
                new()
                {
                    Domain = domain,
                    Nonce = nonce,
                    ChainId =
                        chain.ValueKind == JsonValueKind.String
                            ? ulong.Parse(chain.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture)
                            : chain.GetUInt64(),
                },
                ReadTime(line) ?? time.GetUtcNow()
            )
            : null;

    /// <summary>Null when the account of the message signed it, and it says what it should.</summary>
    public SiweFault? Check() => SiweProof.Check(Message, Hex.TryDecode(Signature) ?? [], Expected, Now);

    private static string? TryText(JsonElement line, string name) =>
        line.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static DateTimeOffset? ReadTime(JsonElement line) =>
        !line.TryGetProperty("now", out var now) || now.ValueKind == JsonValueKind.Null ? null
        : now.ValueKind == JsonValueKind.Number ? FromUnix(now.GetDouble())
        : SiweTime.TryParse(now.GetString()!, out var time) ? time
        : throw new FormatException("This is not a time.");

    private static DateTimeOffset FromUnix(double number) =>
        Math.Abs(number) > (double)DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? throw new FormatException("This is not a time.")
            : DateTimeOffset.UnixEpoch.AddMilliseconds(number >= FewestMilliseconds ? number : number * 1000);
}

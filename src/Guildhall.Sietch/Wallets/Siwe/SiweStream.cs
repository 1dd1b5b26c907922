using System.Text.Json;
using Guildhall.Core.JsonLines;

namespace Guildhall.Sietch.Wallets.Siwe;

/// <summary>Sign-ins over JSON lines: <c>{"id","message","signature","domain","nonce","chainId","now"}</c> in,
/// <c>{"id","ok","address","error"}</c> out. Contract wallets need their chain and are refused here as the wrong signer.</summary>
internal static class SiweStream
{
    public static Task RunAsync(Stream input, Stream output, TimeProvider time, CancellationToken cancellation) =>
        JsonLineStream.RunAsync(
            input,
            output,
            line => SiweClaim.TryRead(line, time),
            static (json, claim) =>
            {
                var fault = claim.Check();
                json.WriteBoolean("ok", fault is null);
                json.WriteString("address", fault is null ? claim.Account?.ToChecksum() : null);
                json.WriteString("error", fault is null ? null : NameOf(fault.Value));
            },
            "A line must be a JSON object with \"id\", \"message\", \"signature\", \"domain\", \"nonce\", \"chainId\" and, if not the clock's, \"now\".",
            cancellation
        );

    /// <summary><c>wrong-nonce</c> for <see cref="SiweFault.WrongNonce"/>.</summary>
    public static string NameOf(SiweFault fault) => JsonNamingPolicy.KebabCaseLower.ConvertName(fault.ToString());
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Guildhall.Discord.Rest;

namespace Guildhall.Discord.Interactions;

/// <summary>
/// Interactions that Discord posts to an address of ours: believed only where the application's key signed the time and
/// the raw body, not more than 5 min ago. Knows no web server; safe for any number of callers.
/// Source: https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint
/// </summary>
public sealed class HttpInteractions
{
    private static readonly TimeSpan oldest = TimeSpan.FromMinutes(5);

    private readonly byte[] publicKey;
    private readonly IInteractionSignature signatures;
    private readonly TimeProvider time;

    /// <param name="verifyKey">The application's public key: 64 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">That is no such key.</exception>
    public HttpInteractions(string verifyKey, IInteractionSignature signatures, TimeProvider time)
    {
        publicKey =
            Bytes(verifyKey, 32)
            ?? throw new ArgumentException("The public key is not 64 hexadecimal digits.", nameof(verifyKey));
        this.signatures = signatures;
        this.time = time;
    }

    /// <param name="signature">Header <c>X-Signature-Ed25519</c>; null where absent.</param>
    /// <param name="timestamp">Header <c>X-Signature-Timestamp</c>; null where absent.</param>
    /// <param name="body">As it came, unread.</param>
    public HttpInteraction Receive(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        if (
            Bytes(signature, 64) is not { } signed
            || timestamp is null
            || !IsRecent(timestamp)
            || !signatures.IsValid(publicKey, [.. Encoding.UTF8.GetBytes(timestamp), .. body], signed)
        )
        {
            return new(401, null, null);
        }

        try
        {
            return JsonSerializer.Deserialize(body, DiscordJson.Default.Interaction) switch
            {
                null => new(400, null, null),
                { Type: InteractionType.Ping } => new(200, InteractionResponse.Pong, null),
                var interaction => new(202, null, interaction),
            };
        }
        catch (JsonException)
        {
            return new(400, null, null);
        }
    }

    /// <summary>An answer as the JSON of a 200. Files cannot stand in it: they go over REST, after a 202 without a body.</summary>
    /// <exception cref="DiscordApiException">Components that cannot stand so: Discord would refuse the answer.</exception>
    public static byte[] Body(InteractionResponse answer) =>
        JsonSerializer.SerializeToUtf8Bytes(
            DiscordRest.Complete(answer, "the response to a posted interaction", 0),
            DiscordJson.Default.InteractionResponse
        );

    private static byte[]? Bytes(string? hex, int length)
    {
        var bytes = new byte[length];
        return
            hex?.Length == 2 * length
            && Convert.FromHexString(hex, bytes, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == length
            ? bytes
            : null;
    }

    // Its replay would otherwise be accepted for ever. The future is as wrong as the past.
    private bool IsRecent(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs((double)seconds - time.GetUtcNow().ToUnixTimeSeconds()) <= oldest.TotalSeconds;
}

/// <param name="Status">To answer the request with: 401 not believed, 400 not readable, 200 with <paramref name="Answer"/>,
/// 202 for <paramref name="Interaction"/>, which is then answered through <see cref="InteractionResponder"/>.</param>
public sealed record HttpInteraction(int Status, InteractionResponse? Answer, Interaction? Interaction);

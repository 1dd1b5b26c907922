using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

internal sealed record GrantRefusal(string Error, string Description);

/// <summary>Gives access tokens for signed assertions, and knows those it gave.</summary>
internal sealed class GoogleTokens(GoogleAccount account, TimeProvider time)
{
    public const int LifetimeSeconds = 3599;

    // Google's own library always names this one, whatever address it posts to.
    private const string GooglesAudience = "https://oauth2.googleapis.com/token";

    private readonly Lock gate = new();
    private readonly Dictionary<string, (DateTimeOffset Ends, string[] Scopes)> given = [];

    /// <summary>Every token given so far stops working, as when Google revokes them.</summary>
    public void RevokeAll()
    {
        lock (gate)
        {
            given.Clear();
        }
    }

    /// <param name="audience">The whole address of the token endpoint, which the assertion has to name; Google's own will do.</param>
    public string? Grant(string assertion, string audience, out GrantRefusal? refusal)
    {
        refusal = null;
        var parts = assertion.Split('.');
        if (parts.Length != 3 || Part(parts[0]) is not { } head || Part(parts[1]) is not { } claims)
        {
            refusal = new("invalid_grant", "Invalid JWT: Token must be a valid JWT.");
            return null;
        }

        refusal = Fault(head, claims, parts, audience);
        if (refusal is not null)
        {
            return null;
        }

        var token = "ya29.sim." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        lock (gate)
        {
            given[token] = (time.GetUtcNow().AddSeconds(LifetimeSeconds), claims.Text("scope")!.Split(' '));
        }

        return token;
    }

    /// <summary>The token's scopes; null when it is unknown or over.</summary>
    public string[]? ScopesOf(string token)
    {
        lock (gate)
        {
            return given.TryGetValue(token, out var known) && known.Ends > time.GetUtcNow() ? known.Scopes : null;
        }
    }

    private GrantRefusal? Fault(JsonObject head, JsonObject claims, string[] parts, string audience)
    {
        if (head.Text("alg") != "RS256" || !IsSigned(parts))
        {
            return new("invalid_grant", "Invalid JWT Signature.");
        }

        if (claims.Text("iss") != GoogleAccount.Email)
        {
            return new("invalid_grant", "Invalid grant: account not found");
        }

        if (claims.Text("aud") is var named && named != audience && named != GooglesAudience)
        {
            return new("invalid_grant", "Invalid JWT: Failed audience check.");
        }

        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var (from, to) = (Seconds(claims, "iat"), Seconds(claims, "exp"));
        if (from is null || to is null || from > now + 300 || to <= now || to - from > 3600)
        {
            return new(
                "invalid_grant",
                "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
                    + "Check your iat and exp values in the JWT claim."
            );
        }

        return string.IsNullOrWhiteSpace(claims.Text("scope"))
            ? new("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
            : null;
    }

    private bool IsSigned(string[] parts)
    {
        try
        {
            return account.Signed(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
                Base64Url.DecodeFromChars(parts[2])
            );
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static long? Seconds(JsonObject claims, string name) =>
        claims[name] is JsonValue value && value.TryGetValue(out long seconds) ? seconds : null;

    private static JsonObject? Part(string part)
    {
        try
        {
            return JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }
}

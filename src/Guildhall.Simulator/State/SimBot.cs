using System.Text.Json.Nodes;

namespace Guildhall.Simulator.State;

/// <summary>A bot user and its application.</summary>
internal sealed class SimBot(ulong applicationId, SimUser user, string token, Ed25519Key key)
{
    public ulong ApplicationId => applicationId;

    public SimUser User => user;

    public string Token => token;

    /// <summary>Signs posted interactions.</summary>
    public Ed25519Key Key => key;

    /// <summary>Where interactions are posted; null: they go over the gateway.</summary>
    public Uri? InteractionsUrl { get; set; }

    public PostSignature PostSignature { get; set; }

    /// <summary>What the application shows at OAuth2's token endpoint.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>Where people may be sent back to, as the developer page would list it.</summary>
    public List<string> Redirects { get; } =
    ["http://127.0.0.1/api/v1/auth/callback", "http://localhost/api/v1/auth/callback"];

    public Dictionary<ulong, SimCommand> Commands { get; } = [];

    public SortedDictionary<ulong, SimEmoji> Emojis { get; } = [];

    /// <summary>What the application's own PATCH changed.</summary>
    public JsonObject Extra { get; } = [];

    /// <summary>Up to five conditions that linked roles can name.</summary>
    public JsonArray RoleMetadata { get; set; } = [];

    /// <summary>GUILD_PRESENCES, GUILD_MEMBERS, MESSAGE_CONTENT as the developer page would have them switched on.</summary>
    public bool HasPrivilegedIntents { get; set; } = true;

    public int SessionStartsLeft { get; set; } = 1000;

    public DateTimeOffset SessionStartsReset { get; set; }

    /// <summary>What a control route may call it by.</summary>
    public IReadOnlyList<string> Names => [user.Name, $"{user.Id}", $"{applicationId}"];

    /// <summary>Exactly as registered; one on loopback that names no port holds for every port. Source: RFC 8252 §7.3</summary>
    public bool TakesRedirect(string address) =>
        Redirects.Contains(address)
        || (
            Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri is { IsLoopback: true, Scheme: "http" }
            && Redirects.Contains(
                new UriBuilder(uri) { Port = -1 }
                    .Uri
                    .AbsoluteUri
            )
        );
}

/// <summary>How posted interactions are signed; all but the first are to be refused.</summary>
internal enum PostSignature
{
    Good,
    Bad,
    Missing,

    /// <summary>A good one, of ten minutes ago.</summary>
    Stale,
}

using System.Text.Json.Nodes;

namespace Guildhall.Tests.Kit;

public enum Models
{
    Offline,
    Claude,
    OpenAi,
}

/// <summary>What differs from a service with nothing set up: the demo's projects, offline, filed locally, on SQLite.</summary>
internal sealed record GuildhallSetup
{
    public Models Models { get; init; }

    /// <summary>Summaries become documents of the Google stand-in.</summary>
    public bool Google { get; init; }

    public JsonObject? Quotas { get; init; }

    /// <summary>The servers that the tenant file claims; null for every server.</summary>
    public IReadOnlyList<string>? Guilds { get; init; }

    /// <summary>Project → path inside it → content: projects beside those of the demo.</summary>
    public Dictionary<string, Dictionary<string, string>> Projects { get; init; } = [];

    /// <summary>The tenant's community, followed on the local chain; null for none.</summary>
    public JsonObject? Sietch { get; init; }

    /// <summary>Further settings, without <c>Guildhall:</c>.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>The service's clock; null for the machine's, or for a <see cref="QuietTime"/> where the worlds are started with it.
    /// </summary>
    public TimeProvider? Time { get; init; }

    /// <summary>How long a model may take; short where a test makes it silent.</summary>
    public TimeSpan ModelTimeout { get; init; } = TimeSpan.FromMinutes(2);
}

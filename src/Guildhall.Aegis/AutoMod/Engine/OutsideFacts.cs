namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>What triggers ask about the world outside the event. All of it is in memory: a decision waits for nothing.</summary>
internal interface IOutsideFacts
{
    /// <summary>Whether a domain is known for phishing.</summary>
    bool IsPhishing(string host, string path);

    /// <summary>Which guild an invite leads to, where that is known.</summary>
    string? GuildOf(string code);

    /// <summary>Whether it is being found out where an invite leads, so that judging it can wait.</summary>
    bool IsAwaited(ModerationEvent happened, string code);

    /// <summary>Whether an invite leads to the guild that the event is in.</summary>
    bool IsOwn(ModerationEvent happened, string code);

    /// <summary>Whether one of somebody's names, a line each, looks like that of another who is staff.</summary>
    bool IsStaffName(ModerationEvent happened);
}

/// <summary>Knows nothing of the world outside.</summary>
internal sealed class NothingKnown : IOutsideFacts
{
    public static NothingKnown Instance { get; } = new();

    public bool IsPhishing(string host, string path) => false;

    public string? GuildOf(string code) => null;

    public bool IsAwaited(ModerationEvent happened, string code) => false;

    public bool IsOwn(ModerationEvent happened, string code) => false;

    public bool IsStaffName(ModerationEvent happened) => false;
}

using Guildhall.Aegis.AutoMod.Files;

namespace Guildhall.Aegis.AutoMod.Engine;

[Flags]
internal enum EventKinds
{
    None = 0,
    Message = 1,
    Edit = 2,
    Join = 4,
    Name = 8,
    Thread = 16,
    Reaction = 32,
    Voice = 64,
    Native = 128,
    Audit = 256,
}

/// <summary>Something that happened in a guild, with all that a rule can ask about it. Ids are numbers; 0 is none.</summary>
internal sealed record ModerationEvent
{
    public required EventKinds Kind { get; init; }

    /// <summary>The message, or what else makes the event unlike others.</summary>
    public ulong Id { get; init; }

    public ulong Guild { get; init; }

    public ulong User { get; init; }

    public ulong Channel { get; init; }

    public ulong Category { get; init; }

    public bool IsThread { get; init; }

    /// <summary>The message with what its embeds and forwards say, or the name in question.</summary>
    public string Text { get; init; } = "";

    public required DateTimeOffset At { get; init; }

    public IReadOnlyCollection<ulong> Roles { get; init; } = [];

    public bool IsBot { get; init; }

    public bool IsWebhook { get; init; }

    public bool IsStaff { get; init; }

    /// <summary>As Discord resolved them, a reply's ping among them; -1 where only the text tells.</summary>
    public int UserMentions { get; init; } = -1;

    public int RoleMentions { get; init; } = -1;

    public int Stickers { get; init; }

    public IReadOnlyList<FileFacts> Files { get; init; } = [];

    /// <summary>It tells what the files of an earlier message hold, at that message's time.</summary>
    public bool IsOfFiles => Kind == EventKinds.Edit && Files.Any(file => file.Content is not null);

    /// <summary>It was judged before, and what was not known then is known as well as it will be.</summary>
    public bool IsAgain { get; init; }

    public DateTimeOffset? AccountCreatedAt { get; init; }

    public DateTimeOffset? JoinedAt { get; init; }

    public bool HasPicture { get; init; } = true;

    /// <summary>Of an audit-log entry: <c>ban</c>, <c>kick</c>, …</summary>
    public string? StaffAction { get; init; }

    /// <summary>Of Discord's AutoMod: which rule acted.</summary>
    public ulong NativeRule { get; init; }
}

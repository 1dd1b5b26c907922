namespace Guildhall.Discord.Model;

/// <summary>A Unicode emoji (no id) or a guild's own.</summary>
public sealed record Emoji
{
    public Snowflake<Emoji>? Id { get; init; }

    /// <summary>The Unicode characters, or a name of 2–32 characters; null once deleted.</summary>
    public string? Name { get; init; }

    public bool Animated { get; init; }

    /// <summary>As REST paths want it: the characters, or <c>name:id</c>. Not yet percent-encoded.</summary>
    public string ToRoute() => Id is { } id ? $"{Name}:{id}" : Name ?? "";

    public static Emoji Unicode(string characters) => new() { Name = characters };
}

public sealed record Reaction
{
    public int Count { get; init; }

    public bool Me { get; init; }

    public Emoji Emoji
    {
        get => field ?? new();
        init;
    }
}

using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Purges;

/// <summary>What a purge found and will delete, in this order; fixed before the first message goes.</summary>
internal sealed record PurgePlan
{
    /// <summary>Younger than 14 days: by calls of up to 100.</summary>
    public IReadOnlyList<Snowflake<Message>> Young { get; init; } = [];

    /// <summary>Older: one by one, where the order wants it.</summary>
    public IReadOnlyList<Snowflake<Message>> Old { get; init; } = [];

    public int Pinned { get; init; }

    /// <summary>Messages that were looked at.</summary>
    public int Scanned { get; init; }

    /// <summary>It stopped before the beginning of the channel: there are more than it looks at.</summary>
    public bool IsCut { get; init; }

    public int Found => Young.Count + Old.Count;
}

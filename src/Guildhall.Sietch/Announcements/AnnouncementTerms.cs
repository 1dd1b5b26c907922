namespace Guildhall.Sietch.Announcements;

/// <summary>When and how the door speaks: at fixed boundaries, late, and of several at once.</summary>
internal sealed record AnnouncementTerms
{
    /// <summary>One window after the other, from the Unix epoch on: 1 minute to 7 days. Default 1 day.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);

    /// <summary>What is younger at a window's end waits for the next: 0 to 7 days. Default 6 hours.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Fewer changes wait for more: 1–100. Default 3.</summary>
    public int Floor { get; init; } = 3;

    /// <summary>So long at most: 0 to 90 days. Default 7 days.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Names short addresses, where at least <see cref="Floor"/> went the same way. Default false.</summary>
    public bool NamesWallets { get; init; }

    public long WindowAt(DateTimeOffset moment) => moment.UtcTicks / Every.Ticks;

    public DateTimeOffset EndOf(long window) => new(window * Every.Ticks, TimeSpan.Zero);
}

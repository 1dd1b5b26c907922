namespace Guildhall.Discord.Gateway;

/// <summary>What follows the end of a connection.</summary>
internal enum Reaction
{
    Resume,
    NewSession,

    /// <summary>Sent too much: wait out the window, then resume.</summary>
    ResumeAfterWindow,
    Fatal,

    /// <summary>We were told to stop.</summary>
    Stopped,
}

internal readonly record struct ConnectionEnd(Reaction Reaction, string Why)
{
    public int Code { get; init; }

    /// <summary>To wait at least, before the next connection.</summary>
    public TimeSpan Wait { get; init; }
}

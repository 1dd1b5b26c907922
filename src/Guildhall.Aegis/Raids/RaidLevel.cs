namespace Guildhall.Aegis.Raids;

/// <summary>How alert a guild is, in rising order. Stored by its name in lower case.</summary>
internal enum RaidLevel
{
    Normal,

    /// <summary>Staff are told; nothing is done to anybody.</summary>
    Watch,

    /// <summary>Invites and direct messages pause, suspicious newcomers are held.</summary>
    Raid,

    /// <summary>As <see cref="Raid"/>, and everyone who joins is held.</summary>
    Lockdown,
}

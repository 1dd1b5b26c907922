using System.Globalization;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Holds;

/// <summary>Kicks and holds of a raid that is over are not sent, however long they have waited for Discord.</summary>
internal sealed class EndedRaids(RaidBook raids) : IWithdrawal
{
    public bool Covers(Case row) => row is { Kind: CaseKind.Kick, Source: CaseSource.Raid };

    public async ValueTask<bool> IsWantedAsync(Case row, CancellationToken cancellation) =>
        await IsOnAsync(row.GuildId, cancellation) is { } raid && row.SourceDetail == DetailOf(raid);

    /// <summary>Whether newcomers are still to be held for this raid; the end that another process made is seen within a
    /// second.</summary>
    public async ValueTask<bool> IsWantedAsync(Raid raid, CancellationToken cancellation) =>
        await IsOnAsync(raid.GuildId, cancellation) is { } open && open.Number == raid.Number;

    /// <summary>What the cases of a raid name as their source.</summary>
    public static string DetailOf(Raid raid) => string.Create(CultureInfo.InvariantCulture, $"raid {raid.Number}");

    private async Task<Raid?> IsOnAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        await raids.OpenAsync(guild, cancellation) is { Level: >= RaidLevel.Raid } raid ? raid : null;
}

using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>Where a guild sets for how long it keeps cases, the forgetting begins; after a start it goes on.</summary>
internal sealed class OrderForgetting(Db db, GuildSettingsBook settings) : IListener<GuildAvailable>, ISettingsListener
{
    public async Task HandleAsync(GuildAvailable happened, CancellationToken cancellation)
    {
        if (!happened.Unavailable && Forgets((await settings.GetAsync(happened.Id, cancellation)).Retention))
        {
            await db.WriteAsync(unit => unit.ForgetOldCasesAsync(happened.Id), cancellation);
        }
    }

    public Task ChangedAsync(Unit unit, Snowflake<Guild> guild, GuildSettings before, GuildSettings after) =>
        after.Retention != before.Retention && Forgets(after.Retention)
            ? unit.ForgetOldCasesAsync(guild)
            : Task.CompletedTask;

    private static bool Forgets(RetentionSettings kept) => kept.Cases is not null || kept.Notes is not null;
}

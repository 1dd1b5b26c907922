using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;

namespace Guildhall.Aegis.Welcome;

/// <summary>A newcomer passed Discord's screening: the roles that waited are given.</summary>
internal sealed class HearScreening(Db db, GuildSettingsBook settings) : IListener<MemberChanged>
{
    public async Task HandleAsync(MemberChanged happened, CancellationToken cancellation)
    {
        var welcome = (await settings.GetAsync(happened.GuildId, cancellation)).Welcome;
        if (!welcome.Enabled || happened.Pending || welcome.Roles.All(happened.Roles.Contains))
        {
            return;
        }

        var who = new { Guild = happened.GuildId, User = happened.User.Id };
        await db.WriteAsync(
            async unit =>
            {
                if (await unit.ExecuteAsync(WelcomeSql.Take, who) == 1)
                {
                    await unit.EnqueueAsync(new WelcomeRolesJob(happened.GuildId, happened.User.Id));
                }
            },
            cancellation
        );
    }
}

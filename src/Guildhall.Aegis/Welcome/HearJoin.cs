using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;

namespace Guildhall.Aegis.Welcome;

/// <summary>Somebody joined: a job welcomes them, since Discord may make it wait.</summary>
internal sealed class HearJoin(Db db, GuildSettingsBook settings, TimeProvider time) : IListener<MemberJoined>
{
    public async Task HandleAsync(MemberJoined happened, CancellationToken cancellation)
    {
        var welcome = (await settings.GetAsync(happened.GuildId, cancellation)).Welcome;
        if (!welcome.Enabled || happened.User.Bot)
        {
            return;
        }

        var job = new WelcomeJob(
            happened.GuildId,
            happened.User.Id,
            happened.User.Username,
            happened.JoinedAt ?? time.GetUtcNow(),
            happened.Pending
        );
        await db.WriteAsync(unit => unit.EnqueueAsync(job), cancellation);
    }
}

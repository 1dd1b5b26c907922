using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;

namespace Guildhall.Aegis.Actions;

/// <summary>Who leaves and comes back while muted is muted again, until the same end.</summary>
internal sealed class MuteReturning(CaseBook book, GuildSettingsBook settings, Db db, TimeProvider time)
    : IListener<MemberJoined>
{
    public async Task HandleAsync(MemberJoined happened, CancellationToken cancellation)
    {
        var standing = await book.StandingAsync(happened.GuildId, happened.User.Id, CaseKind.Mute, cancellation);
        var now = time.GetUtcNow();
        if (standing.FirstOrDefault(row => row.IsInForce && !(row.ExpiresAt <= now)) is not { } mute)
        {
            return;
        }

        var guild = await settings.GetAsync(happened.GuildId, cancellation);
        // Discord itself remembers some time-outs.
        if (!guild.Moderation.ReapplyOnRejoin || happened.CommunicationDisabledUntil >= mute.ExpiresAt)
        {
            return;
        }

        await db.WriteAsync(
            unit => unit.EnqueueAsync(new RenewMuteJob(mute.GuildId, mute.Number, unit.Now, false)),
            cancellation
        );
    }
}

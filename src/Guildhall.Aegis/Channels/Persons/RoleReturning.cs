using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>Who leaves and comes back has the roles again that cases still give, until the same end.</summary>
internal sealed class RoleReturning(CaseBook book, GuildSettingsBook settings, Db db) : IListener<MemberJoined>
{
    public async Task HandleAsync(MemberJoined happened, CancellationToken cancellation)
    {
        var standing = await book.StandingAsync(happened.GuildId, happened.User.Id, CaseKind.Role, cancellation);
        var given = standing.Where(row => row.IsInForce && RolePayload.Of(row) is not null).ToList();
        if (given.Count == 0)
        {
            return;
        }

        var guild = await settings.GetAsync(happened.GuildId, cancellation);
        if (guild.Moderation.ReapplyOnRejoin)
        {
            await db.WriteAsync(
                async unit =>
                {
                    foreach (var row in given)
                    {
                        var at = happened.JoinedAt ?? unit.Now;
                        await unit.EnqueueAsync(new RoleAgainJob(row.GuildId, row.Number, at));
                    }
                },
                cancellation
            );
        }
    }
}

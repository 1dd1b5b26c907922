using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Persons;

internal sealed class GiveRoleAgain(CaseBook book, DiscordRest rest, TimeProvider time) : IJobHandler<RoleAgainJob>
{
    public async Task HandleAsync(RoleAgainJob job, JobRun run, CancellationToken cancellation)
    {
        if (
            await book.FindAsync(new(job.Guild, job.Number), cancellation) is not { IsInForce: true } row
            || row.ExpiresAt <= time.GetUtcNow()
            || RolePayload.Of(row) is not { } role
        )
        {
            return;
        }

        try
        {
            await rest.AddRoleAsync(row.GuildId, row.TargetId, role, AuditReason.Of(row), cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            // Gone again, or the role is: the case ends at its time all the same.
        }
    }
}
